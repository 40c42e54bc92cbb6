import { sampleNumber } from "../requests/numbers.js";
import type { Subject } from "../requests/subject.js";
import { malformedBodies } from "./mutations/malformed.js";
import { type Mutation, mutationsOf } from "./mutations/mutations.js";
import { type Call, type Companion, isRefused, isValidCreate, type TestCase } from "./test-case.js";
import { type Body, Choices, type Row } from "./values/choices.js";

export interface Space {
  choices: Choices;
  mutations: Mutation[];
  /** Texts that are not JSON, or not an object. */
  malformed: Mutation[];
  /** Whether each create of a test case is valid or invalid as the case expects, and gives the names that are searched for. */
  fits(testCase: TestCase): boolean;
}

export function spaceOf(subject: Pick<Subject, "context" | "body" | "numbersField" | "create">): Space {
  const { isValid } = subject.context;
  const choices = new Choices(subject.context, subject.body, subject.numbersField);
  const bodyOf = (row: Row, count: number) => ({
    ...choices.body(row),
    [subject.numbersField]: Array.from({ length: count }, () => sampleNumber),
  });
  const valid = [choices.plain, ...choices.shown].map((row) => bodyOf(row, 2));
  const breaks = (mutation: Mutation) => valid.every((body) => !isValid(mutation.apply(body)));
  const fits = ({ rounds }: TestCase) =>
    rounds.flat().every((call, at, calls) => {
      if (isSearchForName(call)) return calls.slice(0, at).some((before) => isNaming(before, call.number));
      if (call.operation !== "create") return true;
      const body: Body = bodyOf(call.row, call.numbers.length);
      const { mutation } = call;
      if (!mutation || mutation.write) return isValid(body) || (isRefused(call) && !mutation);
      return !isValid(mutation.apply(body));
    });
  return {
    choices,
    mutations: mutationsOf(subject.context, subject.body).filter(breaks),
    malformed: malformedBodies(subject.create),
    fits,
  };
}

function isSearchForName(call: Call): call is Companion {
  return call.operation === "list" && call.query?.search === "name";
}

function isNaming(call: Call, number = 0): boolean {
  return isValidCreate(call) && call.hasOwnName === true && call.numbers.includes(number);
}
