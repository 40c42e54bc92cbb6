/** Valid requests that between them use every choice of every field. */

import { countsAgainst, describeAnswer } from "../answers/outcome.js";
import { withNumbers } from "../requests/samples.js";
import type { Choice, ValidBody } from "../requests/valid-bodies.js";
import type { Run } from "../run/run.js";
import type { SentValid } from "../run/run-records.js";
import type { Exchange } from "../sending/http.js";
import { about, type Judgement, type Scenario, type Step } from "../steps/step.js";

export function validScenarios(run: Run): Scenario[] {
  return run.valid.all.map((body) => ({
    numbers: 2,
    build: (numbers) => [validStep(run, body, numbers)],
  }));
}

function validStep(run: Run, body: ValidBody, numbers: string[]): Step {
  const name = `valid: ${body.choices.map(({ field, label }) => `${field} ${label}`).join(", ")}`;
  return {
    guarantee: "every-choice",
    form: "created",
    name,
    safe: false,
    after: [],
    request: () => run.request(run.create, { body: withNumbers(body.body, numbers) }),
    judge({ exchange, outcome, confirmed }) {
      run.valid.record(body, outcome);
      const counts = outcome !== "nothing" || (confirmed && countsAgainst(exchange));
      run.sentValid.push({ name, body, exchange, accepted: outcome === "accepted", counts });
      return outcome === "accepted" && exchange.answer
        ? about("created", run.judge.success(run.create, exchange.answer))
        : [];
    },
  };
}

/**
 * The choices that the server refuses, told apart by elimination: those of a refused body that no accepted body has.
 * When the server accepted nothing at all, no choice is to blame.
 */
export function choicesRefused(sent: SentValid[]): (Judgement & { name: string; exchange: Exchange })[] {
  const accepted = sent.filter((one) => one.accepted).map(({ body }) => body);
  if (accepted.length === 0) return [];
  const fine = new Set(accepted.flatMap(({ choices }) => choices));
  const suspects = sent
    .filter(({ accepted, counts }) => counts && !accepted)
    .map(({ name, exchange, body }) => ({
      name,
      exchange,
      choices: body.choices.filter((choice) => !fine.has(choice)),
    }));
  const certain = new Set(suspects.filter(({ choices }) => choices.length === 1).flatMap(({ choices }) => choices));
  return suspects
    .filter(({ choices }) => choices.length === 1 || !choices.some((choice) => certain.has(choice)))
    .filter(({ choices }, index, all) => all.findIndex((other) => sameItems(other.choices, choices)) === index)
    .map(({ name, exchange, choices }) => ({ ...refusedChoice(choices, exchange), name, exchange }));
}

function refusedChoice(choices: Choice[], exchange: Exchange): Judgement {
  const assumed = choices.length > 0 && choices.every((choice) => choice.assumed);
  const names = choices.map(({ field, label }) => `${field} ${label}`);
  return {
    guarantee: "every-choice",
    level: assumed ? "assumed" : "broken",
    expected: `success with ${names.join(" or ") || "this combination of values, each of which is accepted in another"}`,
    actual: describeAnswer(exchange),
    reason: assumed ? choices[0]?.assumed : undefined,
  };
}

function sameItems<T>(a: T[], b: T[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
