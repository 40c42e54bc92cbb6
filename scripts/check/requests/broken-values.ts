/** Values that break one rule of a schema: of another type, outside its limits, or nearly right. */
import type { Schema } from "../../document/types.js";

export interface Breach {
  /** The keyword of the schema that the value breaks. */
  rule: string;
  value: unknown;
  /** What is wrong, after the field's name. */
  label: string;
}

/** The same breaches in the same order for every valid value. */
export function breaches(schema: Schema, valid: unknown): Breach[] {
  return [...typeBreaches(schema, valid), ...valueBreaches(schema, valid)];
}

function typeBreaches(schema: Schema, valid: unknown): Breach[] {
  const nothing = { rule: "type", value: null, label: "null" };
  const wrong = (value: unknown) => ({ rule: "type", value, label: `as ${JSON.stringify(value)}` });
  switch (schema.type) {
    case "string":
      return [nothing, { rule: "type", value: digitsOf(valid), label: "as a number" }];
    case "boolean":
      return [nothing, wrong(`${valid}`), wrong(Number(valid))];
    case "number":
    case "integer":
      return [nothing, wrong(`${valid}`)];
    case "array":
      return [nothing, { rule: "type", value: (valid as unknown[])[0], label: "as a bare item" }];
    case "object":
      return [nothing, wrong("text"), wrong([])];
    default:
      return [];
  }
}

function valueBreaches(schema: Schema, valid: unknown): Breach[] {
  const found: Breach[] = [];
  const add = (rule: string, value: unknown, label = `as ${JSON.stringify(value)}`) =>
    found.push({ rule, value, label });
  if (schema.enum) {
    const text = `${schema.enum[0]}`;
    for (const value of [`${text}-unknown`, text.toUpperCase(), ""]) {
      if (!schema.enum.includes(value)) add("enum", value);
    }
  }
  if (schema.pattern && typeof valid === "string") {
    for (const [label, value] of offPattern(new RegExp(schema.pattern, "u"), valid)) add("pattern", value, label);
  }
  if (schema.minLength) add("minLength", "x".repeat(schema.minLength - 1), tooShort(schema.minLength, "character"));
  if (schema.maxLength !== undefined) add("maxLength", "x".repeat(schema.maxLength + 1), "too long");
  if (schema.minimum !== undefined) add("minimum", schema.minimum - 1);
  if (schema.maximum !== undefined) add("maximum", schema.maximum + 1);
  if (schema.type === "array" && Array.isArray(valid)) {
    if (schema.minItems) add("minItems", valid.slice(0, schema.minItems - 1), tooShort(schema.minItems, "item"));
    if (schema.uniqueItems) add("uniqueItems", [...valid, valid[0]], "with an item twice");
    if (schema.maxItems !== undefined) add("maxItems", Array(schema.maxItems + 1).fill(valid[0]), "too long");
  }
  return found;
}

function tooShort(minimum: number, unit: string): string {
  return minimum === 1 ? "empty" : `with less than ${minimum} ${unit}s`;
}

/** Small edits of a value that fits the pattern, as far as they no longer fit it, each with its label. */
function offPattern(pattern: RegExp, valid: string): [string, string][] {
  const middle = Math.ceil(valid.length / 2);
  const insert = (text: string, at: number) => valid.slice(0, at) + text + valid.slice(at);
  const edits: [string, string][] = [
    ["without its first character", valid.slice(1)],
    ["with a letter before it", `x${valid}`],
    ["with a letter after it", `${valid}x`],
    ["with a space before it", ` ${valid}`],
    ["with a space after it", `${valid} `],
    ["with a space in it", insert(" ", middle)],
    ["with a dash in it", insert("-", middle)],
    ["with a letter in it", `${valid.slice(0, middle)}x${valid.slice(middle + 1)}`],
    ["with a zero after its first character", insert("0", 1)],
    ["with 00 for its first character", `00${valid.slice(1)}`],
    ["one character too long", firstThatFails(pattern, valid, (text) => `${text}0`)],
    ["one character too short", firstThatFails(pattern, valid, (text) => text.slice(0, -1))],
    ["empty", ""],
  ];
  return edits.filter(([, edit]) => !pattern.test(edit));
}

function firstThatFails(pattern: RegExp, valid: string, edit: (text: string) => string): string {
  let text = valid;
  for (let step = 0; step < 100 && pattern.test(text); step++) text = edit(text);
  return text;
}

function digitsOf(valid: unknown): number {
  return Number(`${valid}`.replace(/\D/g, "")) || 42;
}
