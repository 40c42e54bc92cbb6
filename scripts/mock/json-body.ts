/** Reads the JSON of a body. */
import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { excessOf } from "./json-limits.js";

/** The value, or what is wrong with the body. That never repeats any of the body: there may be a password in it. */
export type JsonBody = { value: unknown; problem?: never } | { value?: never; problem: string };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @param body JSON in UTF-8; `problem` says with line and column where it is not, if that is known */
export function readJson(body: Uint8Array): JsonBody {
  if (body.length === 0) return { problem: "The body is empty. Send a JSON object." };
  const excess = excessOf(body);
  if (excess) return { problem: `The body ${excess}.` };
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return { problem: "The body is not valid JSON: it is not in UTF-8." };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: `The body is not valid JSON${firstError(text)}.` };
  }
}

/** How far into a text the first error is looked for, in characters: that is much slower than to read it. */
const farthest = 100_000;

/** `JSON.parse` says where it stopped, but quotes what stands there. */
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
