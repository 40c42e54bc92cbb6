/** Makes the error of a failed call, from its response or from the error that `fetch` threw. */
import type { ValidationError } from "../validate/validation-error.js";
import { type Call, sentText } from "./call.js";
import { VideosdkError } from "./error.js";
import { withoutSecrets } from "./mask-secrets.js";
import { causes } from "./unsent.js";

/** A validator of `generated/validate.ts`. */
export type LoadValidator = (name: string) => Promise<(body: unknown, secrets: string[]) => ValidationError[]>;

/** The error of a call that got no response. */
export function noResponse(call: Call, cause: unknown, sent: boolean): VideosdkError {
  const mayHaveSucceeded = sent && !call.onlyReads;
  const reasons = causes(cause).map(text).filter(Boolean).join(": ");
  const message = `${call.name} got no response (${reasons}).${mayHaveSucceeded ? look : ""}`;
  return new VideosdkError(message, { ...detailsOf(call), code: "noResponse", status: 0, mayHaveSucceeded, cause });
}

/**
 * The error of a call whose response has no data that the document describes.
 *
 * @param body the part that could be read
 * @param cause the reason why the body could not be read to its end
 */
export async function failedResponse(
  call: Call,
  response: Response,
  body: unknown,
  loadValidator: LoadValidator,
  cause?: unknown,
): Promise<VideosdkError> {
  const { status } = response;
  const said = messageOf(body);
  const { code, errors } =
    status === 400 ? await codeOfBadRequest(call, said, loadValidator) : { code: codeOf(call, status, said) };
  const mayHaveSucceeded = call.attempts > 0 && leavesOpen(call, status);
  const { token, secretFields } = call;
  const told = said && `: ${withoutSecrets(said, token, sentText(call), secretFields)}`;
  const unreadable = cause === undefined ? "" : ` The body could not be read (${text(cause)}).`;
  return new VideosdkError(
    `${call.name} got ${status} (${code})${told || "."}${unreadable}${mayHaveSucceeded ? look : ""}`,
    { ...detailsOf(call), code, status, mayHaveSucceeded, errors, body, cause, requestId: requestId(response) },
  );
}

const look = " The request may have succeeded: look before you repeat it.";

/**
 * Whether a request with this status may have been carried out. A 303 means that it was, 307 and 308 that it was not, and other
 * redirects leave it open. Browsers report a redirect as the status 0.
 */
export function leavesOpen({ onlyReads }: Call, status: number): boolean {
  return !onlyReads && !/^4|^30[78]/.test(`${status}`);
}

/** The code of a 400, only if the body or the message proves it. */
async function codeOfBadRequest(call: Call, said: string, loadValidator: LoadValidator) {
  const { validator, badRequests = {} } = call.operation ?? {};
  if (!validator) return { code: "refused" };
  try {
    const errors = (await loadValidator(validator))(JSON.parse(`${sentText(call)}`), [`${call.token}`]);
    if (errors.length > 0) return { code: "invalidRequest", errors };
  } catch {
    // A service worker cannot load the validator, and a body that is not JSON cannot be validated.
    return { code: "refused" };
  }
  const found = Object.entries(badRequests).find(([, pattern]) => new RegExp(pattern, "i").test(said));
  return { code: found?.[0] ?? "refused" };
}

function codeOf({ codes }: Call, status: number, said: string): string {
  // The API answers some requests for a missing number with 402.
  const meaning = status === 402 && codes[404] ? 404 : status;
  // A 404 without a message is not from the API: the address is wrong, or a proxy responded.
  if (meaning === 404 && !said) return "unexpectedResponse";
  if (/^4/.test(`${status}`)) return codes[meaning] ?? "refused";
  return /^5/.test(`${status}`) ? "serverError" : "unexpectedResponse";
}

function detailsOf({ name, attempts }: Call) {
  return { operation: name, attempts };
}

function messageOf(body: unknown): string {
  const { message } = Object(body);
  return typeof message === "string" ? message : "";
}

function requestId({ headers }: Response): string | undefined {
  const names = ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray"];
  return names.map((name) => headers?.get?.(name)).find((id) => id !== null && id !== "") ?? undefined;
}

/** The text of a thrown value, which may be anything. */
function text(thrown: unknown): string {
  try {
    return String(thrown ?? "");
  } catch {
    return "";
  }
}
