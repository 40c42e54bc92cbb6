/** What the answer to a detach tells, beside what its number was created with, and what a lookup showed of it since. */
import type { Model } from "../../../model/model.js";
import { parseJson } from "../../answers/judge.js";
import { valueAt } from "../../requests/samples.js";
import type { Exchange } from "../../sending/http.js";
import { directions } from "../../steps/sight.js";
import { account, type Event } from "./belief.js";
import { nameOtherwise } from "./seen.js";
import type { Stage } from "./stage.js";
import type { Strange } from "./strange.js";

/** @param before what the API may have remembered before the detach */
export function detachedOtherwise(
  { seen }: Stage,
  [model, ...others]: Model[],
  events: Event[],
  [exchange]: Exchange[],
): Omit<Strange, "round"> | undefined {
  const [event] = events;
  if (events.length !== 1 || event?.move.operation !== "detach" || event.said !== "accepted") return undefined;
  const [number = ""] = event.numbers;
  if (!model || others.length > 0) return undefined;
  const view = model.get(account, number);
  if ("refused" in view) return undefined;
  const body = parseJson(exchange?.answer?.body ?? "");
  const renamed = nameOtherwise({ expected: { ...view, inbound: null, outbound: null }, actual: body });
  if (renamed) return { ...renamed, kind: "seen otherwise", guarantee: "detach-answer", move: 0 };
  const latest = seen.get(number);
  // It may have been seen with the gateways that it had before.
  if (!latest || view.inbound?.id !== latest.expected.inbound?.id) return undefined;
  for (const direction of directions) {
    const [shown, said] = [valueAt(latest.actual, [direction, "id"]), valueAt(body, [direction])];
    if (typeof shown !== "string" || typeof said !== "string" || shown === said) continue;
    return {
      kind: "seen otherwise",
      move: 0,
      guarantee: "detach-answer",
      level: "broken",
      expected: `the id of the ${direction} gateway that a lookup showed, ${shown}`,
      actual: `the id ${said}`,
    };
  }
  return undefined;
}
