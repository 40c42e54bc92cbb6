/** Names what was otherwise than guaranteed: the guarantee, its level, and words for a report. */
import type { Kind } from "../answers/finding.js";
import { statusFor } from "../answers/statuses.js";
import { tokenInWords } from "../cases/describe-case.js";
import { type Call, isLookup, isRefused } from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import { guaranteeOf, guaranteeOfForm } from "./attribution.js";
import type { Contract } from "./contract.js";
import type { Discrepancy } from "./discrepancy.js";
import type { Levels } from "./levels.js";
import type { EventJudgement } from "./shown.js";

/** @param rounds the history before the event, which tells the guarantee that it breaks */
export function discrepancyOf(
  kind: Kind,
  event: Event,
  { expected, actual }: { expected: string; actual: string },
  { contract, rounds }: { contract: Contract; rounds: Event[][] },
): EventJudgement & Discrepancy {
  const { call } = event;
  const isOwn = kind === "let through" || (kind === "crash" && isRefused(call));
  const guarantee = isOwn ? ownGuarantee(call) : guaranteeOf(kind, event, rounds);
  const level = levelOf(kind, call, guarantee, contract);
  const aspect = isLookup(call) && !isOwn && kind !== "crash" ? "state" : "outcome";
  return { answer: "otherwise", aspect, guarantee, kind, expected, actual, ...level } as EventJudgement & Discrepancy;
}

function levelOf(
  kind: Kind,
  call: Call,
  guarantee: string,
  { levels, whyRefusable }: Contract,
): ReturnType<Levels["of"]> {
  if (kind === "let through" && call.operation !== "wait") {
    if (call.mutation && !call.token)
      return call.mutation.assumed ? { level: "assumed", reason: call.mutation.assumed } : { level: "broken" };
    if (call.token === "expired") return { level: "assumed", reason: expiredReason };
    return "mediaType" in call && call.mediaType !== undefined ? levels.ofMark("content-type") : levels.of(guarantee);
  }
  // The page is about gateways of their own: that it holds for those of a create is assumed.
  if (kind === "gateway refused" && call.operation !== "update") return levels.ofMark(guarantee);
  const reason = kind === "refused" ? whyRefusable(call) : undefined;
  return reason ? { level: "assumed", reason } : levels.of(guarantee);
}

/** The guarantee that a request which is refused for what it is, is about; of the others, that of its operation. */
export function ownGuarantee(call: Call): string {
  if (call.operation === "wait") return "";
  if (call.token) return "auth";
  if (call.mutation) return call.mutation.guarantee;
  if ("mediaType" in call && call.mediaType !== undefined) return "content-type";
  return call.proves ?? guaranteeOfForm(call);
}

/** How a request should be answered. */
export function expectationOf(call: Call, { create }: Contract): string {
  if (!isRefused(call))
    return call.operation === "create" ? "success, or a refusal with status 400" : "a success or a refusal";
  if (call.operation !== "wait" && call.token)
    return `the request to be refused with status ${statusFor(create, "unauthorized")}`;
  return `the request to be refused with status ${call.operation === "get" || call.operation === "release" ? 404 : 400}`;
}

/** Why the contract refuses the request. */
export function whyRefused(call: Call): string {
  if (call.operation === "wait") return "";
  if (call.token) return `it has ${tokenInWords(call.token)}`;
  if (call.mutation) return `it has ${call.mutation.label}`;
  return "its media type is another";
}

const expiredReason = "The page says how to make a token, not how one that was made otherwise is refused.";
