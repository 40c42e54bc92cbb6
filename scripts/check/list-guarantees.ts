/** The guarantees and the requests for each, as `--list` and `explain` show them. */
import { document as bundled } from "../document/document.js";
import { oneLine } from "../document/notes.js";
import type { Operation } from "../document/operations.js";
import type { Guarantee, OpenApiDocument } from "../document/types.js";
import { cut } from "../printable.js";
import { curatedCases, openingCases, validCases } from "./cases/curated/cases.js";
import { guaranteesOfCall } from "./cases/test-case.js";
import { operationOfGuarantee } from "./report/guarantee-operation.js";
import { Run } from "./run/run.js";
import { stepName } from "./verdict/evidence.js";
import { guaranteesOf } from "./verdict/guarantees.js";

export interface ListedGuarantee extends Guarantee {
  /** The operation that gives it. */
  operation: Operation;
  /** The curated requests that are sent for it, in words. */
  requests: string[];
  /** Requests for other guarantees whose responses show it too. */
  seenIn: string[];
}

/** The guarantees of the document, each with the requests that a check would send for it. */
export function listGuarantees(document: OpenApiDocument): ListedGuarantee[] {
  const run = runOfNothing(document);
  const cases = [...openingCases(run, run.space), ...validCases(run.space), ...curatedCases(run, run.space)];
  const steps = cases.flatMap((testCase) =>
    testCase.rounds.flat().map((call) => {
      const [guarantee, ...forms] = guaranteesOfCall(call);
      return { guarantee, forms, name: stepName(testCase, call, run) };
    }),
  );
  const named = (wanted: typeof steps) => [...new Set(wanted.map(({ name }) => name))];
  return guaranteesOf(run).map((guarantee) => ({
    ...guarantee,
    operation: operationOfGuarantee(run.operations, guarantee.id),
    requests: named(steps.filter((step) => step.guarantee === guarantee.id)),
    seenIn: named(steps.filter(({ forms }) => forms.includes(guarantee.id))),
  }));
}

/** The ids of all guarantees. */
export function guaranteeIds(): string[] {
  return guaranteesOf(runOfNothing(bundled)).map(({ id }) => id);
}

const width = 80;

/** The guarantees by operation, one line each, for people. */
export function guaranteeList(guarantees: ListedGuarantee[]): string {
  const operations = [...new Set(guarantees.map(({ operation }) => operation))];
  const longest = Math.max(...guarantees.map(({ id }) => id.length));
  return operations
    .map((operation) => {
      const own = guarantees.filter((guarantee) => guarantee.operation === operation);
      const lines = own.map(({ id, guarantee }) => cut(`  ${id.padEnd(longest)}  ${oneLine(guarantee)}`, width));
      return [`${operation.operationId}: ${operation.method} ${operation.path}`, ...lines].join("\n");
    })
    .join("\n\n");
}

const runs = new WeakMap<OpenApiDocument, Run>();

/** The document, read once; nothing is sent. */
export function runOfNothing(document: OpenApiDocument): Run {
  const nowhere = { url: "http://localhost", token: "a.b.c", headers: {}, timeout: 1, insecure: false };
  const run = runs.get(document) ?? new Run(document, { ...nowhere, writes: true });
  runs.set(document, run);
  return run;
}
