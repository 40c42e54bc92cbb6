/** Requests without a token, and with one that is none. */

import { statusFor } from "../answers/statuses.js";
import type { Run } from "../run/run.js";
import { mintToken } from "../sending/token.js";
import { createdStep } from "../steps/expect.js";
import { refusal } from "../steps/refusal.js";
import type { Scenario } from "../steps/step.js";

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
            guarantee: "auth",
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
            guarantee: "auth",
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

export function noToken(run: Run, name: string): Scenario {
  const { create, options } = run;
  return refusal(run, {
    guarantee: "auth",
    name,
    numbers: 1,
    form: "auth",
    status: statusFor(create, "unauthorized"),
    safe: !options.writes,
    // Read-only, the body is one that no server takes, with or without a token.
    request: (numbers) =>
      run.request(create, {
        body: options.writes ? run.valid.bodyFor(numbers) : run.invalid[0]?.from(run.valid.bodyFor(numbers), []),
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
        guarantee: "auth",
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
