/** Creates whose body is none, or breaks a rule of the document. */

import type { InvalidBody } from "../requests/invalid-bodies.js";
import type { Run } from "../run/run.js";
import { refusal } from "../steps/refusal.js";
import type { Scenario } from "../steps/step.js";

export function bodyRefusals(run: Run): Scenario[] {
  const { create } = run;
  const valid = (numbers: string[]) => JSON.stringify(run.valid.bodyFor(numbers));
  const assumption = (id: string) => create.guarantees.find((guarantee) => guarantee.id === id);
  const mediaType = (name: string, type: string | false) =>
    refusal(run, {
      guarantee: "content-type",
      name,
      numbers: 1,
      request: (numbers) => run.request(create, { body: valid(numbers), mediaType: type }),
      // That callers must send it is documented; that a server looks is not.
      assumed: assumption("content-type")?.assumed,
    });
  const { documented, assumed } = assumption("body") ?? {};
  const body = (name: string, safe: boolean, make: (numbers: string[]) => string) =>
    refusal(run, {
      guarantee: "body",
      name,
      numbers: 1,
      request: (numbers) => run.request(create, { body: make(numbers) }),
      form: "body",
      assumed: documented ? undefined : assumed,
      safe,
    });
  return [
    mediaType("a valid body sent as text/plain", "text/plain"),
    mediaType("a valid body sent without a Content-Type", false),
    body("a body cut short, which is not JSON", true, (numbers) => valid(numbers).slice(0, -1)),
    body("an empty body", true, () => ""),
    body("a list in place of an object", false, (numbers) => `[${valid(numbers)}]`),
    body("a text in place of an object", false, (numbers) => JSON.stringify(valid(numbers))),
    body("null in place of an object", true, () => "null"),
    ...run.invalid.map((each, index) => invalid(run, each, index)),
  ];
}

/** The rules hold whatever the yes-or-no fields say, so neighbouring steps differ in those. */
export function invalid(run: Run, { guarantee, name, assumed, from }: InvalidBody, index: number): Scenario {
  const modes = run.valid.booleanChoices;
  return refusal(run, {
    guarantee,
    name,
    numbers: 4,
    form: "refused",
    assumed,
    request: ([first = "", ...rest]) =>
      run.request(run.create, { body: from(run.valid.bodyFor([first], modes[index % modes.length]), rest) }),
  });
}
