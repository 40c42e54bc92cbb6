/** Texts that are nearly right: a loose comparison, a trim or an unanchored pattern accepts them. */

interface Edit {
  label: string;
  edit(valid: string): string;
}

const around: Edit[] = [
  { label: "with a space before it", edit: (valid) => ` ${valid}` },
  { label: "with a space after it", edit: (valid) => `${valid} ` },
  { label: "with a space on each side", edit: (valid) => ` ${valid} ` },
  { label: "with a line break after it", edit: (valid) => `${valid}\n` },
  { label: "with a line break before it", edit: (valid) => `\n${valid}` },
  { label: "with a carriage return and a line break after it", edit: (valid) => `${valid}\r\n` },
  { label: "with a tab after it", edit: (valid) => `${valid}\t` },
  { label: "with a tab before it", edit: (valid) => `\t${valid}` },
  { label: "with a no-break space after it", edit: (valid) => `${valid}\u00a0` },
  { label: "with a zero-width space before it", edit: (valid) => `\u200b${valid}` },
  { label: "with a zero-width space after it", edit: (valid) => `${valid}\u200b` },
  { label: "with a byte order mark before it", edit: (valid) => `\ufeff${valid}` },
  { label: "with a NUL after it", edit: (valid) => `${valid}\u0000` },
  { label: "in quotes", edit: (valid) => `"${valid}"` },
  { label: "with a comma after it", edit: (valid) => `${valid},` },
  { label: "on the second of two lines", edit: (valid) => `x\n${valid}` },
  { label: "on the first of two lines", edit: (valid) => `${valid}\nx` },
];

/** Another letter case, or white space around the value: the mutations that servers accept most often. */
export const likely = new Set([
  "in upper case",
  "with a capital",
  "with a space before it",
  "with a space after it",
  "with a line break after it",
]);

/** Edits of one of the allowed values, none of which leads to another of them. */
export function nearTexts(allowed: string[]): Edit[] {
  const edits: Edit[] = [
    { label: "in upper case", edit: (valid) => valid.toUpperCase() },
    { label: "with a capital", edit: capitalized },
    {
      label: "with its last character in upper case",
      edit: (valid) => valid.slice(0, -1) + valid.slice(-1).toUpperCase(),
    },
    {
      label: "with its middle in upper case",
      edit: (valid) => valid[0] + valid.slice(1, -1).toUpperCase() + valid.slice(-1),
    },
    ...around,
    { label: "in upper case, with spaces", edit: (valid) => ` ${valid.toUpperCase()} ` },
    { label: "without its last character", edit: (valid) => valid.slice(0, -1) },
    { label: "without its first character", edit: (valid) => valid.slice(1) },
    { label: "with its last character twice", edit: (valid) => valid + valid.slice(-1) },
    { label: "with another word after it", edit: (valid) => `${valid}-unknown` },
    { label: "with another word before it", edit: (valid) => `x${valid}` },
    { label: "with a digit after it", edit: (valid) => `${valid}1` },
    {
      label: "with another digit at its end",
      edit: (valid) => (/\d$/.test(valid) ? `${valid.slice(0, -1)}${(Number(valid.at(-1)) + 1) % 10}` : `${valid}2`),
    },
    { label: "as the first two characters", edit: (valid) => valid.slice(0, 2) },
    { label: "with a dash in it", edit: (valid) => `${valid.slice(0, 2)}-${valid.slice(2)}` },
    { label: "with a look-alike letter", edit: lookAlike },
    { label: "in full-width letters", edit: fullWidth },
    { label: "backwards", edit: (valid) => [...valid].reverse().join("") },
    { label: "twice", edit: (valid) => valid + valid },
    { label: "as words for it", edit: (valid) => `${valid} ${valid}` },
  ];
  return edits.filter(({ edit }) => allowed.every((valid) => edit(valid) !== valid && !allowed.includes(edit(valid))));
}

/** Edits of a value that fits the pattern. The caller leaves out those that still fit. */
export function nearPattern(pattern: RegExp): Edit[] {
  const middle = (valid: string) => Math.ceil(valid.length / 2);
  const insert =
    (what: string): ((valid: string) => string) =>
    (valid) =>
      valid.slice(0, middle(valid)) + what + valid.slice(middle(valid));
  const replaceDigit =
    (make: (digit: number) => string): ((valid: string) => string) =>
    (valid) =>
      valid.replace(/\d(?=\D*$)/, (digit) => make(Number(digit)));
  const replaceDigits =
    (make: (digit: number) => string): ((valid: string) => string) =>
    (valid) =>
      valid.replace(/\d/g, (digit) => make(Number(digit)));
  return [
    { label: "without its first character", edit: (valid) => valid.slice(1) },
    ...around,
    { label: "with a letter before it", edit: (valid) => `x${valid}` },
    { label: "with a letter after it", edit: (valid) => `${valid}x` },
    { label: "with a space in it", edit: insert(" ") },
    { label: "with a dash in it", edit: insert("-") },
    { label: "with a dot in it", edit: insert(".") },
    { label: "with brackets in it", edit: (valid) => `${valid.slice(0, 2)}(${valid.slice(2, 5)})${valid.slice(5)}` },
    {
      label: "with spaces between its groups",
      edit: (valid) => `${valid.slice(0, 2)} ${valid.slice(2, 5)} ${valid.slice(5, 8)} ${valid.slice(8)}`,
    },
    {
      label: "with dashes between its groups",
      edit: (valid) => `${valid.slice(0, 2)}-${valid.slice(2, 5)}-${valid.slice(5, 8)}-${valid.slice(8)}`,
    },
    { label: "with a slash in it", edit: insert("/") },
    {
      label: "with a letter in it",
      edit: (valid) => `${valid.slice(0, middle(valid))}x${valid.slice(middle(valid) + 1)}`,
    },
    { label: "with the letter O for its last digit", edit: (valid) => `${valid.slice(0, -1)}O` },
    { label: "with the letter l for its last digit", edit: (valid) => `${valid.slice(0, -1)}l` },
    {
      label: "with a full-width digit at its end",
      edit: replaceDigit((digit) => String.fromCodePoint(0xff10 + digit)),
    },
    { label: "with an Arabic digit at its end", edit: replaceDigit((digit) => String.fromCodePoint(0x0660 + digit)) },
    {
      label: "with a Devanagari digit at its end",
      edit: replaceDigit((digit) => String.fromCodePoint(0x0966 + digit)),
    },
    { label: "in full-width digits", edit: replaceDigits((digit) => String.fromCodePoint(0xff10 + digit)) },
    { label: "with a superscript after it", edit: (valid) => `${valid.slice(0, -1)}²` },
    { label: "with a full-width first character", edit: (valid) => fullWidth(valid[0] ?? "") + valid.slice(1) },
    { label: "with its first character twice", edit: (valid) => (valid[0] ?? "") + valid },
    { label: "with its first character after it", edit: (valid) => valid.slice(1) + valid[0] },
    { label: "with its first character in it again", edit: (valid) => insert(valid[0] ?? "")(valid) },
    { label: "with a zero after its first character", edit: (valid) => `${valid[0]}0${valid.slice(1)}` },
    { label: "with a zero for its second character", edit: (valid) => `${valid[0]}0${valid.slice(2)}` },
    { label: "with 00 for its first character", edit: (valid) => `00${valid.slice(1)}` },
    { label: "with 011 for its first character", edit: (valid) => `011${valid.slice(1)}` },
    { label: "with a minus for its first character", edit: (valid) => `-${valid.slice(1)}` },
    { label: "with a space for its first character", edit: (valid) => ` ${valid.slice(1)}` },
    { label: "with an encoded first character", edit: (valid) => encodeURIComponent(valid[0] ?? "") + valid.slice(1) },
    { label: "one character too long", edit: (valid) => firstThatFails(pattern, valid, (longer) => `${longer}0`) },
    {
      label: "far too long",
      edit: (valid) => firstThatFails(pattern, valid, (longer) => `${longer}1`).padEnd(40, "1"),
    },
    {
      label: "one character too short",
      edit: (valid) => firstThatFails(pattern, valid, (shorter) => shorter.slice(0, -1)),
    },
    { label: "as its first character alone", edit: (valid) => valid.slice(0, 1) },
    { label: "empty", edit: () => "" },
    { label: "with tel: before it", edit: (valid) => `tel:${valid}` },
    { label: "with sip: before it", edit: (valid) => `sip:${valid}` },
    { label: "with a host after it", edit: (valid) => `${valid}@example.com` },
    { label: "with an extension after it", edit: (valid) => `${valid};ext=1` },
    { label: "with x1 after it", edit: (valid) => `${valid}x1` },
    { label: "with .0 after it", edit: (valid) => `${valid}.0` },
    { label: "twice, with a comma between", edit: (valid) => `${valid},${valid}` },
    { label: "with a star after it", edit: (valid) => `${valid.slice(0, -1)}*` },
    { label: "with a hash after it", edit: (valid) => `${valid.slice(0, -1)}#` },
    { label: "as a power of ten", edit: (valid) => `${valid.slice(0, 3)}e9` },
    { label: "as words", edit: () => "anonymous" },
  ];
}

function firstThatFails(pattern: RegExp, valid: string, change: (text: string) => string): string {
  let changed = valid;
  for (let tries = 0; tries < 300 && pattern.test(changed); tries++) changed = change(changed);
  return changed;
}

function capitalized(valid: string): string {
  return valid.slice(0, 1).toUpperCase() + valid.slice(1);
}

const alike: Record<string, string> = {
  a: "а",
  c: "с",
  e: "е",
  i: "і",
  o: "о",
  p: "р",
  s: "ѕ",
  u: "υ",
  t: "т",
  n: "п",
  d: "ԁ",
  l: "ӏ",
};

/** The first letter that has a twin in another script, replaced by it. */
function lookAlike(valid: string): string {
  return valid.replace(/[acdeilnopstu]/, (letter) => alike[letter] ?? letter);
}

function fullWidth(valid: string): string {
  return valid.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
}
