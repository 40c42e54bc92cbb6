/** The state is right, the answers are not. */
import type { Reply } from "../rules.js";
import { broken } from "./broken.js";

const successes: [what: string, reply: Reply][] = [
  ["without a message", { status: 200, body: {} }],
  ["with a number for a message", { status: 200, body: { message: 1 } }],
  ["with null for a message", { status: 200, body: { message: null } }],
  ["with a list", { status: 200, body: [{ message: "Created" }] }],
  ["with a bare text", { status: 200, body: '"Created"' }],
  ["that is not JSON", { status: 200, body: "Created" }],
  ["as text/html", { status: 200, body: { message: "Created" }, type: "text/html" }],
  ["as text/plain", { status: 200, body: { message: "Created" }, type: "text/plain" }],
  ["without a media type", { status: 200, body: { message: "Created" }, type: "" }],
  ["with status 204 and no body", { status: 204, body: "" }],
];

export const wrongAnswers = [
  ...successes.map(([what, reply]) =>
    broken("created", `answers success ${what}`, ({ replies }) => {
      replies.created = () => reply;
    }),
  ),
  broken("created", "answers success without a message for own pairs", ({ replies }) => {
    const { created } = replies;
    replies.created = (body) => (body.isShared === false ? { status: 200, body: {} } : created(body));
  }),
  broken("created", "answers success without a message for several numbers", ({ replies }) => {
    const { created } = replies;
    replies.created = (body) => (body.phoneNumbers.length > 2 ? { status: 200, body: { ok: true } } : created(body));
  }),
  ...([200, 201, 409, 422] as const).map((status) =>
    broken(
      "already-attached",
      `answers ${status} for an attached number`,
      ({ replies }) => {
        replies.attached = () => ({ status, body: { message: "It is attached" } });
      },
      { followers: ["atomic", "whole", "conflict"] },
    ),
  ),
  broken("already-attached", "answers 422 for an attached number among free ones", ({ replies }) => {
    const { attached } = replies;
    replies.attached = (numbers) => (numbers.length > 1 ? { status: 422, body: { message: "No" } } : attached(numbers));
  }),
  broken("conflict", "answers 422 to who loses a race", ({ replies }) => {
    replies.lost = () => ({ status: 422, body: { message: "Lost" } });
  }),
  broken("conflict", "answers success to who loses a race", ({ replies }) => {
    replies.lost = () => ({ status: 200, body: { message: "Created" } });
  }),
  broken("conflict", "answers success to who loses a race with several numbers", ({ replies }) => {
    const { lost } = replies;
    replies.lost = (body) =>
      body.phoneNumbers.length > 1 ? { status: 200, body: { message: "Created" } } : lost(body);
  }),
];
