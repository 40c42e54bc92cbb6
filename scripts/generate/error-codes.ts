/** The codes of the client's errors: those of the document's `x-reasons`, and those of what it does not describe. */
import type { Contract, OperationContract } from "../client/contract.js";
import { oneLine } from "../document/notes.js";
import type { Operation } from "../document/operations.js";

interface Described {
  code: string;
  status: string;
  description: string;
}

export interface ErrorCodes {
  documented: Described[];
  byOperation: Record<string, string[]>;
}

/** For statuses that an operation does not document, and for what has none. */
const general: Described[] = [
  {
    code: "unauthorized",
    status: "401",
    description: "The token is missing, expired or not valid. Make a fresh token.",
  },
  { code: "paymentRequired", status: "402", description: "The account has to be paid for first." },
  { code: "forbidden", status: "403", description: "The token does not allow this call." },
  {
    code: "tooManyRequests",
    status: "429",
    description: "Requests came too fast, until the retries ended. Nothing was carried out: send it again later.",
  },
  {
    code: "refused",
    status: "number",
    description:
      "The request was refused, with a status from 400 to 499, and the reason is not known for certain: see `message`. Nothing was carried out.",
  },
  {
    code: "serverError",
    status: "number",
    description: "The server failed, with a status of 500 or above. The request may have succeeded.",
  },
  {
    code: "unexpectedResponse",
    status: "number",
    description:
      "The response is not one of this API: a redirect, a page of a proxy, a body that is not JSON or breaks off. The request may have succeeded.",
  },
  {
    code: "noResponse",
    status: "0",
    description:
      "No response arrived: there was no connection, it broke, or the time limit was over. `mayHaveSucceeded` says whether the request may have been carried out, `cause` what happened.",
  },
];

/** The code for each status, for every operation. */
export const generalCodes: Contract["codes"] = Object.fromEntries(
  general.filter(({ status }) => /^4\d\d$/.test(status)).map(({ code, status }) => [status, code]),
);

/**
 * The codes of an operation beside the general ones.
 *
 * @throws when the reasons for another status than 400 differ by their message
 */
export function codesOf(operation: Operation): Pick<OperationContract, "codes" | "badRequests"> {
  const codes: Record<string, string> = {};
  const badRequests: Record<string, string> = {};
  for (const { status, kind, message } of reasonsOf(operation)) {
    if (status === "400") {
      if (message) badRequests[kind] = message;
    } else if (codes[status] || message) {
      throw new Error(
        `${operation.operationId}: only the x-reasons for 400 may differ by message, not those for ${status}`,
      );
    } else if (generalCodes[status] !== kind) codes[status] = kind;
  }
  return {
    ...(Object.keys(codes).length > 0 && { codes }),
    ...(Object.keys(badRequests).length > 0 && { badRequests }),
  };
}

/** @throws when two operations give a code to different statuses */
export function errorCodes(all: Operation[]): ErrorCodes {
  const documented = new Map<string, Described>();
  for (const { kind, status, text } of all.flatMap(reasonsOf)) {
    const known = documented.get(kind);
    if (known && known.status !== status) throw new Error(`${kind} is a reason for ${known.status} and ${status}`);
    if (!known) documented.set(kind, { code: kind, status, description: text });
  }
  return {
    documented: [...documented.values(), ...general.filter(({ code }) => !documented.has(code))],
    byOperation: Object.fromEntries(all.map((operation) => [operation.operationId, codeNames(operation)])),
  };
}

function codeNames(operation: Operation): string[] {
  const own = reasonsOf(operation);
  // For an operation on one number, a 402 is a 404.
  const isOnOne = own.some(({ status }) => status === "404");
  const others = general.filter(({ code }) => !(isOnOne && code === "paymentRequired"));
  return [...new Set([...own.map(({ kind }) => kind), ...others.map(({ code }) => code)])];
}

/** The client names a 400 by what it knows of the body that was sent, and so only if there is one. */
function reasonsOf({ responses, requestBody }: Operation) {
  return Object.entries(responses)
    .filter(([status]) => status !== "400" || requestBody)
    .flatMap(([status, { reasons, description }]) =>
      reasons.map((reason) => ({
        ...reason,
        status,
        // The assumptions follow the description as a quotation, and are left out.
        text: oneLine((reason.description ?? description).replace(/\n> .*/s, "")),
      })),
    );
}
