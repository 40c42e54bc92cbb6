/** Reads the JSON of a body. */
import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";

/** The value, or what is wrong with the body. That never repeats any of the body: there may be a password in it. */
export type JsonBody = { value: unknown; problem?: never } | { value?: never; problem: string };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @param body JSON in UTF-8; `problem` says with line and column where it is not, if that is known */
export function readJson(body: Uint8Array): JsonBody {
  if (body.length === 0) return { problem: "The body is empty. Send a JSON object." };
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

/** `JSON.parse` says where it stopped, but quotes what stands there. */
function firstError(text: string): string {
  let found = "";
  try {
    visit(
      text,
      {
        onError(code: ParseErrorCode, _offset, _length, line, column) {
          found = `: ${words(printParseErrorCode(code))} at line ${line + 1}, column ${column + 1}`;
          throw new Error("The first error is enough");
        },
      },
      { disallowComments: true },
    );
  } catch {
    // Either the error was found, or the nesting is too deep to look for it.
  }
  return found;
}

/** `CommaExpected` → `comma expected` */
function words(code: string): string {
  return code.replace(/\B[A-Z]/g, " $&").toLowerCase();
}
