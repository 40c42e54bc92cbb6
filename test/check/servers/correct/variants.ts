/** The rule server in other circumstances: slow, out of order, with error bodies in other shapes. */
import { setTimeout as pause } from "node:timers/promises";
import { startRuleServer } from "../rule-server.js";
import type { Reply, Rules } from "../rules.js";
import type { StartTestServer } from "../test-server.js";

const answerTime = 15;
const mostJitter = 20;

export const startPlain: StartTestServer = ({ companions = true } = {}) =>
  startRuleServer((rules) => Object.assign(rules, { offers: offering(companions) }));

/** Each answer takes its time. */
export const startSlow: StartTestServer = ({ companions = true } = {}) =>
  startRuleServer((rules) => Object.assign(rules, { offers: offering(companions), window: answerTime }), {
    async schedule(work) {
      await work();
      await pause(answerTime);
    },
  });

/** A request may overtake another on its way in, and an answer another on its way out. */
export const startOutOfOrder: StartTestServer = ({ companions = true } = {}) =>
  startRuleServer((rules) => Object.assign(rules, { offers: offering(companions) }), {
    async schedule(work) {
      await pause(Math.random() * mostJitter);
      await work();
    },
    deliver: () => pause(Math.random() * mostJitter),
  });

/** Refuses in other ways than assumed wherever the page does not say how. */
export const startOtherErrors: StartTestServer = ({ companions = true } = {}) =>
  startRuleServer((rules) => {
    rules.offers = offering(companions);
    refuseOtherwise(rules);
  });

function refuseOtherwise({ replies }: Rules): void {
  const problem = (status: number, title: string): Reply => ({
    status,
    body: { type: "about:blank", title, status },
    type: "application/problem+json",
  });
  Object.assign(replies, {
    invalid: () => problem(422, "Unprocessable Content"),
    malformed: () => ({ status: 400, body: "<h1>Bad Request</h1>", type: "text/html" }),
    attached: (numbers) => ({ status: 400, body: { errors: numbers.map((number) => ({ number, code: 1007 })) } }),
    lost: () => ({ status: 409, body: "", type: "" }),
    unauthorized: () => ({ status: 403, body: "Forbidden", type: "text/plain" }),
    mediaType: () => problem(406, "Not Acceptable"),
    notFound: () => ({ status: 404, body: { error: { code: "not_found" } } }),
    notAttached: () => problem(400, "Not attached"),
    noNumber: () => problem(400, "phoneNumber is missing"),
  } satisfies Partial<Rules["replies"]>);
}

function offering(companions: boolean): Rules["offers"] {
  return (operation) => companions || operation === "create";
}
