/** The state is right, the answers are not. */
import type { Reply } from "../rules.js";
import { broken } from "./broken.js";

const successes: [what: string, reply: Reply][] = [
  ["without a message", { status: 200, body: {} }],
  ["with null for a message", { status: 200, body: { message: null } }],
  ["with a bare text", { status: 200, body: '"Created"' }],
  ["that is not JSON", { status: 200, body: "Created" }],
  ["as text/html", { status: 200, body: { message: "Created" }, type: "text/html" }],
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
  ...([200, 409, 422] as const).map((status) =>
    broken(
      "already-attached",
      `answers ${status} for an attached number`,
      ({ replies }) => {
        replies.attached = () => ({ status, body: { message: "It is attached" } });
      },
      { followers: ["atomic", "whole", "conflict"] },
    ),
  ),
  broken("conflict", "answers 422 to the loser of a race", ({ replies }) => {
    replies.lost = () => ({ status: 422, body: { message: "Lost" } });
  }),
  broken("conflict", "answers success to the loser of a race", ({ replies }) => {
    replies.lost = () => ({ status: 200, body: { message: "Created" } });
  }),
];
