/** The requests that the document opens: what its schema allows, and what it does not. */
import { resolved } from "../../requests/alternatives.js";
import { sampleNumber } from "../../requests/numbers.js";
import type { Run } from "../../run/run.js";
import { type Breach, breachesOf } from "../values/breaches.js";
import { type Body, Choices } from "../values/choices.js";
import { malformedBodies } from "../values/malformed.js";
import type { Play } from "./play.js";

export interface Space {
  choices: Choices;
  breaches: Breach[];
  /** Texts that are no JSON. */
  malformed: Breach[];
  /** What every number matches. */
  pattern: RegExp;
  /** Whether each create of a play is what it is taken for: valid, or not. Rules about several fields decide that together. */
  fits(play: Play): boolean;
}

export function spaceOf(run: Run): Space {
  const schema = run.body;
  const { isValid } = run.context;
  const choices = new Choices(run.context, schema, run.numbersField, isValid);
  const list = resolved(run.document, schema.properties?.[run.numbersField]);
  const pattern = new RegExp(resolved(run.document, (list as { items?: object }).items).pattern ?? "", "u");
  const breaches = breachesOf(run.context, schema).filter((breach) =>
    breaks(breach, choices, run.numbersField, isValid),
  );
  const fits = ({ rounds }: Play) =>
    rounds.flat().every((move) => {
      if (move.operation !== "create") return true;
      const body = { ...choices.body(move.row), [run.numbersField]: move.numbers.map(() => sampleNumber) };
      if (move.breach?.write) return isValid(body);
      return move.breach ? !isValid(move.breach.apply(body)) : isValid(body);
    });
  return { choices, breaches, malformed: malformedBodies(run), pattern, fits };
}

/** Whether the breach makes a valid body one that the schema does not allow, whatever its other fields. */
function breaks(breach: Breach, choices: Choices, numbersField: string, isValid: (body: Body) => boolean): boolean {
  const numbers = [sampleNumber, sampleNumber];
  return [choices.plain, ...choices.shown].every(
    (row) => !isValid(breach.apply({ ...choices.body(row), [numbersField]: numbers })),
  );
}
