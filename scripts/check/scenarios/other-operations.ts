/** Operations of the document that the check has no scenarios for: those that only read are sent as the document shows them. */
import type { Operation } from "../../document/operations.js";
import type { Guarantee } from "../../document/types.js";
import type { Run } from "../run/run.js";
import { acceptedAttempt } from "../steps/attempts.js";
import type { Scenario, Step } from "../steps/step.js";

export function otherOperations({ operations, create, companions }: Run): Operation[] {
  const known: (Operation | undefined)[] = [create, ...Object.values(companions)];
  return operations.filter((operation) => !known.includes(operation));
}

export function otherScenarios(run: Run): Scenario[] {
  return otherOperations(run).flatMap((operation) => {
    const required = operation.parameters.filter((each) => each.required);
    const shown = required.every(({ example }) => example !== undefined);
    if (operation.method !== "GET" || !shown) return [];
    const values = (place: string) =>
      Object.fromEntries(required.filter((each) => each.in === place).map(({ name, example }) => [name, `${example}`]));
    const step = () =>
      acceptedAttempt(run, {
        guarantee: operation.operationId,
        name: `${operation.method} ${operation.path}`,
        operation,
        request: () => run.request(operation, { path: values("path"), query: values("query") }),
        because: "the document shows this request",
        safe: true,
      });
    return [{ numbers: 0, build: () => [unlessAbsent(step())] }];
  });
}

function unlessAbsent(step: Step): Step {
  return {
    ...step,
    judge(seen) {
      const there = seen.outcome !== "nothing" || ![404, 405, 501].includes(seen.exchange.answer?.status ?? 0);
      return there ? step.judge(seen) : { inconclusive: "the server does not have this operation", absent: true };
    },
  };
}

/** What stands for such an operation among the guarantees. */
export function otherGuarantee({ operationId, method, path }: Operation): Guarantee {
  return {
    id: operationId,
    guarantee: `\`${method} ${path}\` answers in the form that the document describes.`,
    documented: "The operation's answer is described.",
  };
}
