/** What of a JSON text takes long to read for its size. Looking for it in a megabyte takes a few milliseconds. */

/** No request needs more. A megabyte has room for 170,000 of the shortest phone numbers. */
const most = { levels: 100, fields: 10_000, values: 200_000 };

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const bracket = 0x5b;
const backslash = 0x5c;
const bracketEnd = 0x5d;
const brace = 0x7b;
const braceEnd = 0x7d;

/**
 * @param json in UTF-8, valid or not
 * @returns what there is too much of, for example `is nested more than 100 levels deep`; undefined when nothing is
 */
export function excessOf(json: Uint8Array): string | undefined {
  let level = 0;
  let fields = 0;
  let values = 0;
  for (let index = 0; index < json.length; index++) {
    switch (json[index]) {
      case quote:
        index = endOfText(json, index);
        break;
      case comma:
        if (++values > most.values) return `has more than ${most.values} values`;
        break;
      case colon:
        if (++fields > most.fields) return `has more than ${most.fields} fields`;
        break;
      case bracket:
      case brace:
        if (++level > most.levels) return `is nested more than ${most.levels} levels deep`;
        break;
      case bracketEnd:
      case braceEnd:
        level--;
    }
  }
  return undefined;
}

/** The index of the quote that ends the text which begins at this one. */
function endOfText(json: Uint8Array, start: number): number {
  let end = start;
  let backslashes: number;
  do {
    end = json.indexOf(quote, end + 1);
    if (end < 0) return json.length;
    backslashes = 0;
    while (json[end - 1 - backslashes] === backslash) backslashes++;
  } while (backslashes % 2 === 1);
  return end;
}
