/** What is strange about answers that nothing explains. */
import type { Model } from "../../../model/model.js";
import { describeAnswer } from "../../answers/outcome.js";
import type { Run } from "../../run/run.js";
import type { Exchange } from "../../sending/http.js";
import { otherNumberIn } from "../../steps/sight.js";
import { isRefused, isValidCreate } from "../plays/play.js";
import { wordsFor } from "../plays/words.js";
import { type Event, stateOf } from "./belief.js";
import { otherState, sightIn } from "./sight.js";
import type { Stage } from "./stage.js";
import type { Strange } from "./strange.js";

/** What an operation does not keep that falls over. */
const guarantees = { get: "get-created", list: "list-created", detach: "detach-frees", release: "release-removes" };

type Found = Omit<Strange, "round" | "move">;

/** What an answer shows whatever happened before it. */
export function strangeAlone(run: Run, { move, said, numbers }: Event, exchange: Exchange): Found | undefined {
  const [number = ""] = numbers;
  const other = move.operation === "get" && otherNumberIn(exchange, number);
  if (other && !isRefused(move)) {
    const [expected, actual] = [`the number ${number}`, `the number ${other}`];
    return { kind: "seen otherwise", level: "broken", guarantee: "get-created", expected, actual };
  }
  if (move.operation === "wait") return undefined;
  const actual = describeAnswer(exchange);
  const crashed = (exchange.answer?.status ?? 0) >= 500;
  if (isRefused(move)) {
    if (said !== "accepted" && !crashed) return undefined;
    const breach = move.operation === "create" ? move.breach : undefined;
    const assumed = crashed ? undefined : breach?.assumed;
    const expected =
      move.token === undefined
        ? `the request to be refused with status 400: it has ${breach?.label}`
        : `the request to be refused with status 401: it has ${wordsFor(move.token)}`;
    return {
      kind: crashed ? "crash" : "let through",
      level: assumed ? "assumed" : "broken",
      guarantee: move.token === undefined ? breach?.guarantee : "auth",
      expected,
      actual,
      reason: assumed,
    };
  }
  if (move.operation !== "create") {
    if (exchange.answer?.status !== 500) return undefined;
    return {
      kind: "crash",
      level: "broken",
      guarantee: guarantees[move.operation],
      expected: "an answer to it",
      actual,
    };
  }
  if (crashed) return { kind: "crash", level: "broken", expected: "success, or a refusal with status 400", actual };
  if (said !== "accepted" || !exchange.answer) return undefined;
  const [form] = run.judge.success(run.create, exchange.answer).filter(({ level }) => level === "broken");
  return form && { ...form, kind: "success otherwise", guarantee: "created" };
}

/** Answers that fit no order of the requests. */
export function unexplained(
  model: Model,
  events: Event[],
  exchanges: Exchange[],
  { ids, shownAttached }: Pick<Stage, "ids" | "shownAttached">,
): Omit<Strange, "round"> {
  const [event] = events;
  if (events.length === 1 && event) {
    const found = unexplainedOne(model, event, exchanges[0] as Exchange, ids);
    // It is attached, as everybody can see: what attached it is not to blame.
    const isShown = found.kind === "taken twice" && event.numbers.some((number) => shownAttached.has(number));
    return { ...found, ...(isShown && { guarantee: "already-attached" }), move: 0 };
  }
  const last = events.findLastIndex(({ said }) => said === "accepted");
  return {
    kind: "race",
    level: "broken",
    expected: "answers that fit some order of these requests",
    actual: exchanges.map((exchange) => describeAnswer(exchange)).join(", "),
    move: Math.max(0, last),
  };
}

function unexplainedOne(
  model: Model,
  { move, said, numbers }: Event,
  exchange: Exchange,
  ids: Map<string, string>,
): Found {
  const actual = describeAnswer(exchange);
  const strange = (kind: Strange["kind"], expected: string) => ({ kind, level: "broken" as const, expected, actual });
  const [number = ""] = numbers;
  const state = stateOf(model, number);
  switch (move.operation) {
    case "create": {
      const taken = numbers.some((one) => stateOf(model, one) === "attached");
      const because = numbers.length > 1 ? "one of the numbers is attached" : "the number is attached";
      if (said === "accepted") return strange("taken twice", `status 400, because ${because}`);
      if (taken) return strange("refused otherwise", `status 400, because ${because}`);
      return strange("refused", "success, because the request is valid and nothing attached its numbers");
    }
    case "get":
    case "list": {
      // A list is answered with success, whether the number is in it or not.
      const answered = move.operation === "list" ? "accepted" : said;
      const found = otherState(sightIn(move.operation, exchange, number, answered), state, move.operation);
      return found ?? strange("not seen", `the number, which is ${state}`);
    }
    case "detach":
      return said === "accepted"
        ? strange("detach accepted", `a refusal, because the number is ${state}`)
        : strange("detach refused", "success, because the number is attached");
    default:
      // Without the id that a lookup shows, nothing can be released.
      if (!ids.has(number)) return strange("not seen", `the number, which is ${state}, with its id`);
      return strange("release refused", `success, because the number is ${state}`);
  }
}

/** Requests at the same time that all want one free number: one of them has to win. */
export function lacksWinner(models: Model[], events: Event[]): Omit<Strange, "round"> | undefined {
  const refused = events.every(
    ({ move, said, isLong }) => isValidCreate(move) && !isLong && (said === "refused" || said === "lost"),
  );
  const wantedByAll = events[0]?.numbers.some((number) => events.every(({ numbers }) => numbers.includes(number)));
  if (!refused || !wantedByAll) return undefined;
  const free = events.every(({ numbers }) =>
    numbers.every((number) => models.every((model) => stateOf(model, number) !== "attached")),
  );
  if (!free) return undefined;
  return {
    kind: "race",
    level: "broken",
    expected: `success for one of ${events.length} requests for the same number at the same time`,
    actual: "success for none of them",
    move: 0,
  };
}
