/** Reads the JSON of a body. */
import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";

/** The value, or the problem with the body. The problem never quotes the body, which may hold a password. */
export type JsonBody = { value: unknown; problem?: never } | { value?: never; problem: string };

/** Far more than a request needs. Deeper values would exhaust the stack when they are serialized or compared. */
const mostLevels = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @param body JSON in UTF-8. The problem includes the line and column of the first error, if known. */
export function readJson(body: Uint8Array): JsonBody {
  if (body.length === 0) return { problem: "The body is empty. Send a JSON object." };
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return { problem: "The body is not valid JSON: it is not in UTF-8." };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: `The body is not valid JSON${firstError(text)}.` };
  }
  return isDeeper(value, mostLevels)
    ? { problem: `The body is nested more than ${mostLevels} levels deep.` }
    : { value };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** The search for the first error ends after this many characters, because it is much slower than `JSON.parse`. */
const farthest = 100_000;

/** Written because the message of `JSON.parse` quotes the body. */
function firstError(text: string): string {
  let found = "";
  try {
    visit(
      text.slice(0, farthest),
      {
        onError(code: ParseErrorCode, offset, length, line, column) {
          const cutOff = text.length > farthest && offset + length >= farthest;
          if (!cutOff) found = `: ${words(printParseErrorCode(code))} at line ${line + 1}, column ${column + 1}`;
          throw new Error("The first error is enough");
        },
      },
      { disallowComments: true },
    );
  } catch {
    // The first error was found.
  }
  return found;
}

/** `CommaExpected` → `comma expected` */
function words(code: string): string {
  return code.replace(/\B[A-Z]/g, " $&").toLowerCase();
}
