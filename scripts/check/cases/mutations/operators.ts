/** Values that a schema does not allow, most of them nearly right. */
import type { Schema } from "../../../document/types.js";
import { resolved } from "../../requests/alternatives.js";
import { isPhoneNumber, type SampleContext } from "../../requests/samples.js";
import { likely, nearPattern, nearTexts } from "./text-operators.js";

/** A value that a schema does not allow, made from one that it allows. */
export interface WrongValue {
  rule: string;
  label: string;
  /** The edit, if the label names only its result. */
  edit?: string;
  likely?: boolean;
  from(valid: unknown): unknown;
}

export function wrongValues(context: SampleContext, schema: Schema): WrongValue[] {
  return [
    ...wrongTypes(schema),
    ...wrongChoices(schema),
    ...wrongTexts(schema),
    ...wrongNumbers(schema),
    ...wrongLists(context, schema),
  ];
}

function fixed(rule: string, value: unknown): WrongValue {
  return { rule, label: value === null ? "null" : `as ${JSON.stringify(value)}`, from: () => value };
}

function wrongTypes(schema: Schema): WrongValue[] {
  const type = (value: unknown) => fixed(value === null ? "null" : "type", value);
  const inList: WrongValue = { rule: "type", label: "in a list", from: (valid) => [valid] };
  const asText: WrongValue = { rule: "type", label: "as JSON in a text", from: (valid) => JSON.stringify(valid) };
  switch (schema.type) {
    case "string":
      return [
        { rule: "type", label: "as a number", from: (valid) => Number(`${valid}`.replace(/\D/g, "") || 1) },
        type(null),
        type(true),
        type(0),
        type(false),
        inList,
        { rule: "type", label: "in an object", from: (valid) => ({ value: valid }) },
        type({}),
        type([]),
      ];
    case "boolean":
      return [asText, type(null), type(1), type(0), type(""), type("yes"), type("false"), inList, type({}), type([])];
    case "number":
    case "integer":
      return [asText, type(null), type(true), inList, type("")];
    case "array":
      return [
        { rule: "type", label: "as a bare item", from: (valid) => (valid as unknown[])[0] },
        type(null),
        asText,
        { rule: "type", label: "as items in one text", from: (valid) => (valid as unknown[]).join(",") },
        { rule: "type", label: "as an object of items", from: (valid) => ({ ...(valid as unknown[]) }) },
        type({}),
        type(true),
        type(""),
      ];
    case "object":
      return [type("text"), type(null), asText, inList, type([]), type(true), type(false), type(0), type("")];
    default:
      return [];
  }
}

function wrongChoices(schema: Schema): WrongValue[] {
  if (!schema.enum) return [];
  const values = schema.enum.filter((value) => typeof value === "string");
  const near = nearTexts(values);
  return [
    // Each is made from the value that the body has, so that it is nearly right there.
    ...near.map(({ label, edit }) => ({ rule: "enum", label, from: text(edit) })),
    // The most likely ones are made from each value, whatever the body has.
    ...near
      .filter(({ label }) => likely.has(label))
      .flatMap(({ label, edit }) =>
        values.map((value) => ({ ...fixed("enum", edit(value)), edit: label, likely: true })),
      ),
    ...["", "null", "undefined", values.join(",")].map((value) => fixed("enum", value)),
  ];
}

function wrongTexts(schema: Schema): WrongValue[] {
  if (schema.type !== "string") return [];
  const found: WrongValue[] = [];
  if (schema.pattern) {
    const pattern = new RegExp(schema.pattern, "u");
    found.push(
      ...nearPattern(pattern).map(({ label, edit }) => ({
        rule: "pattern",
        label,
        likely: likely.has(label),
        from: text(edit),
      })),
    );
  }
  if (schema.minLength) {
    const { minLength } = schema;
    found.push({
      rule: "minLength",
      label: minLength === 1 ? "empty" : "too short",
      from: () => "x".repeat(minLength - 1),
    });
  }
  if (schema.maxLength !== undefined) {
    const { maxLength } = schema;
    found.push({ rule: "maxLength", label: "too long", from: () => "x".repeat(maxLength + 1) });
  }
  return found;
}

function text(edit: (valid: string) => string): (valid: unknown) => unknown {
  return (valid) => edit(`${valid}`);
}

function wrongNumbers({ type, minimum, maximum }: Schema): WrongValue[] {
  return [
    ...(minimum === undefined ? [] : [fixed("minimum", minimum - 1)]),
    ...(maximum === undefined ? [] : [fixed("maximum", maximum + 1)]),
    ...(type === "integer" ? [fixed("type", 1.5)] : []),
  ];
}

function wrongLists(context: SampleContext, schema: Schema): WrongValue[] {
  if (schema.type !== "array") return [];
  const { minItems, maxItems, uniqueItems, items } = schema as Schema & { items?: object };
  const few = minItems ?? 0;
  return [
    ...(few > 0
      ? [
          {
            rule: "minItems",
            label: few === 1 ? "empty" : "too short",
            from: (valid: unknown) => (valid as unknown[]).slice(0, few - 1),
          },
        ]
      : []),
    ...(uniqueItems
      ? [
          {
            rule: "uniqueItems",
            label: "with an item twice",
            from: (valid: unknown) => [...(valid as unknown[]), (valid as unknown[])[0]],
          },
        ]
      : []),
    ...(maxItems === undefined
      ? []
      : [
          {
            rule: "maxItems",
            label: "too long",
            from: (valid: unknown) => Array(maxItems + 1).fill((valid as unknown[])[0]),
          },
        ]),
    ...(isPhoneNumber(resolved(context.document, items))
      ? [{ rule: "type", label: "within a list", from: (valid: unknown) => [valid] }]
      : []),
  ];
}
