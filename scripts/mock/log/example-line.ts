import { curlLine } from "../../curl.js";
import type { Operation } from "../../document/operations.js";
import { pathWith } from "../../document/route.js";

/** A command line that sends the operation with its examples to a server, to be pasted into a POSIX shell. */
export function exampleLine(origin: string, operation: Operation): string {
  const { method, parameters, authHeader, requestBody } = operation;
  const values = Object.fromEntries(parameters.map(({ name, example }) => [name, String(example ?? "")]));
  return curlLine({
    method,
    url: `${origin}${pathWith(operation, values)}`,
    headers: {
      [authHeader]: "any-token-will-do",
      ...(requestBody && { "Content-Type": requestBody.mediaType }),
    },
    ...(requestBody && { body: JSON.stringify(Object.values(requestBody.examples)[0]) }),
  });
}
