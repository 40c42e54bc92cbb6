/** One of the operations beside create asks for no token. */
import { broken } from "./broken.js";

export const companionsWithoutToken = (
  ["list", "get", "detach", "release", "update", "deleteInbound", "deleteOutbound"] as const
).map((operation) =>
  broken("auth", `asks for no token to ${operation}`, (rules) => {
    const { token } = rules;
    rules.token = (value, wanted) => wanted === operation || token(value, wanted);
  }),
);
