import { type SchemaError, type Violation, violation } from "../document/violation.js";

/** What Ajv's standalone code exports. */
export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** Says what is wrong with a value: nothing, when the list that it returns is empty. The messages show no value. */
export interface Validator<Value> {
  (value: unknown): Violation[];
  /** Whether nothing is wrong with a value. */
  is(value: unknown): value is Value;
  /** For libraries that take any validator: https://standardschema.dev */
  readonly "~standard": StandardSchema<Value>;
}

/** The part of Standard Schema that a validator has to have. */
export interface StandardSchema<Value> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (value: unknown) => { value: Value } | { issues: StandardIssue[] };
  readonly types?: { readonly input: Value; readonly output: Value } | undefined;
}

export interface StandardIssue {
  readonly message: string;
  readonly path: (string | number)[];
}

/** @param whole what its messages call the whole value, for example `The body` */
export function validator<Value>(schema: CompiledSchema, whole: string): Validator<Value> {
  const validate = (value: unknown) =>
    schema(value) ? [] : (schema.errors ?? []).map((error) => violation(error, whole));
  const standard: StandardSchema<Value> = {
    version: 1,
    vendor: "videosdk-sip-contract",
    validate(value) {
      const violations = validate(value);
      if (violations.length === 0) return { value: value as Value };
      return { issues: violations.map(({ message, path }) => ({ message, path: keys(path) })) };
    },
  };
  return Object.assign(validate, {
    is: (value: unknown): value is Value => schema(value),
    "~standard": standard,
  });
}

/** `phoneNumbers[0]` becomes `["phoneNumbers", 0]`. */
function keys(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) => (index === undefined ? key : Number(index)));
}
