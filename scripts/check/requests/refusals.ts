/** Requests that are refused for what they are, whatever the server remembers. */
import type { Run } from "../run.js";
import type { HttpRequest } from "../sending/http.js";
import { mintToken } from "../sending/token.js";
import { describeAnswer, whyNothing } from "../verdict/outcome.js";
import { statusFor } from "../verdict/statuses.js";
import { createdStep } from "./expect.js";
import type { InvalidBody } from "./invalid-bodies.js";
import { about, type Scenario, type Step } from "./step.js";

interface Refusal {
  promise: string;
  name: string;
  numbers?: number;
  request(numbers: string[]): HttpRequest;
  /** The promise that says how the refusal looks. Left out where none does. */
  form?: string;
  status?: string;
  /** Why the rule is one, where the reference page does not say so. */
  assumed?: string | undefined;
  /** Whether no server can take it for a request that it has to carry out. */
  safe?: boolean;
  optional?: boolean;
  companion?: boolean;
}

/** Without a token, and with one that is none. */
export function tokenRefusals(run: Run): Scenario[] {
  const { list } = run.companions;
  const { create, options } = run;
  const form = "auth";
  const status = statusFor(create, "unauthorized");
  const wrong = wrongToken(options.token);
  return [
    options.writes ? noTokenCreatesNothing(run) : noToken(run, `no ${create.authHeader} header`),
    ...(list
      ? [
          refusal(run, {
            promise: "auth",
            name: `a list without the ${create.authHeader} header`,
            form,
            status,
            safe: true,
            companion: true,
            request: () => run.request(list, { query: { perPage: 1 }, token: false }),
          }),
        ]
      : []),
    ...(list && wrong
      ? [
          refusal(run, {
            promise: "auth",
            name: "a list with a token that has expired and was signed with another secret",
            form,
            status,
            safe: true,
            companion: true,
            assumed: "The page says how to make a token, not how one that was made otherwise is refused.",
            request: () => run.request(list, { query: { perPage: 1 }, token: wrong }),
          }),
        ]
      : []),
  ];
}

function noToken(run: Run, name: string): Scenario {
  const { create, options } = run;
  return refusal(run, {
    promise: "auth",
    name,
    numbers: 1,
    form: "auth",
    status: statusFor(create, "unauthorized"),
    safe: !options.writes,
    // Read-only, the body is one that no server takes, with or without a token.
    request: (numbers) =>
      run.request(create, {
        body: options.writes ? run.valid.bodyFor(numbers) : invalidBody(run, numbers),
        token: false,
      }),
  });
}

function noTokenCreatesNothing(run: Run): Scenario {
  const { numbers, build } = noToken(run, `no ${run.create.authHeader} header`);
  return {
    numbers,
    build(given) {
      const [refused] = build(given);
      if (!refused) return [];
      const created = createdStep(run, {
        promise: "auth",
        name: "the number of the request without a token",
        request: () => run.createRequest(given),
        because: "the request that named the number was refused, and so created nothing",
        after: [{ step: refused, outcome: "refused" }],
      });
      return [refused, created];
    },
  };
}

/** A token of the same kind that no server takes. Where the user's is not a JWT, the server may take any. */
function wrongToken(token: string): string | undefined {
  return token.split(".").length === 3 ? mintToken("nobody", "not-the-secret", -3600) : undefined;
}

/** What tells with the first answers whether this is the API: no token, and two invalid bodies. All are sent again later. */
export function firstRefusals(run: Run): Scenario[] {
  const [first, ...others] = run.invalid;
  const last = others.at(-1);
  if (!first || !last) throw new Error("The request body has no rules to check");
  return [
    noToken(run, `first of all, no ${run.create.authHeader} header`),
    ...[first, last].map((body, index) => invalid(run, { ...body, name: `first of all, ${body.name}` }, index)),
  ].map(({ numbers, build }) => ({
    numbers,
    build: (given) =>
      build(given).map((step) => ({ ...step, optional: run.options.writes || step.promise !== "auth" })),
  }));
}

export function bodyRefusals(run: Run): Scenario[] {
  const { create } = run;
  const valid = (numbers: string[]) => JSON.stringify(run.valid.bodyFor(numbers));
  const assumption = (id: string) => create.promises.find((promise) => promise.id === id);
  const mediaType = (name: string, type: string | false) =>
    refusal(run, {
      promise: "content-type",
      name,
      numbers: 1,
      request: (numbers) => run.request(create, { body: valid(numbers), mediaType: type }),
      // That callers must send it is documented; that a server looks is not.
      assumed: assumption("content-type")?.assumed,
    });
  const { documented, assumed } = assumption("body") ?? {};
  const body = (name: string, safe: boolean, make: (numbers: string[]) => string) =>
    refusal(run, {
      promise: "body",
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

function invalidBody(run: Run, numbers: string[]): unknown {
  return run.invalid[0]?.from(run.valid.bodyFor(numbers), []);
}

/** The rules hold whatever the yes-or-no fields say, so neighbouring steps differ in those. */
function invalid(run: Run, { promise, name, assumed, from }: InvalidBody, index: number): Scenario {
  const modes = run.valid.booleanChoices;
  return refusal(run, {
    promise,
    name,
    numbers: 4,
    form: "refused",
    assumed,
    request: ([first = "", ...rest]) =>
      run.request(run.create, { body: from(run.valid.bodyFor([first], modes[index % modes.length]), rest) }),
  });
}

function refusal(run: Run, wanted: Refusal): Scenario {
  const { promise, name, numbers = 0, form, assumed, optional, companion } = wanted;
  const { status = statusFor(run.create, "invalidRequest"), safe = !assumed } = wanted;
  const build = (given: string[]): Step[] => [
    {
      promise,
      form,
      name,
      safe,
      ...(optional && { optional }),
      ...(companion && { companion }),
      after: [],
      request: () => ({ ...wanted.request(given), isRefused: true }),
      judge({ exchange, outcome, confirmed }) {
        const { answer } = exchange;
        if (outcome === "refused" && answer) {
          if (run.opened) run.refusedNumbers.push({ promise, numbers: given, exchange });
          if (promise === "auth" && !run.options.writes && answer.status === refusedStatus(run)) {
            return {
              inconclusive: `status ${answer.status} may be about the body, and a valid one is not sent read-only`,
            };
          }
          return form ? about(form, run.judge.refusal(run.operationOf(exchange.request), answer, status)) : [];
        }
        const fell = confirmed && answer !== undefined && (answer.status < 400 || answer.status >= 500);
        if (outcome === "nothing" && !fell) return { inconclusive: whyNothing(exchange) };
        if (run.opened && outcome === "nothing" && answer)
          run.refusedNumbers.push({ promise, numbers: given, exchange });
        return about(promise, [
          {
            level: assumed ? "assumed" : "broken",
            expected: `the request to be refused with ${status}`,
            actual: describeAnswer(exchange),
            reason: assumed,
          },
        ]);
      },
    },
  ];
  return { numbers, build };
}

function refusedStatus(run: Run): number {
  return Number(statusFor(run.create, "invalidRequest"));
}
