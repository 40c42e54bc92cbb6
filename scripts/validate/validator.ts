import { type SchemaError, type ValidationError, validationErrors, type Wording } from "./validation-error.js";

/** A function that Ajv's standalone code exports. */
export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** Lists the validation errors of a value; a valid one has none. No message shows a secret. */
export interface Validator<Value> {
  /** @param secrets further texts that no message may show, such as a token */
  (value: unknown, secrets?: string[]): ValidationError[];
  /** Whether a value is valid. */
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

export function validator<Value>(schema: CompiledSchema, wording: Wording): Validator<Value> {
  const validate = (value: unknown, secrets?: string[]) =>
    schema(value) ? [] : validationErrors(schema.errors ?? [], value, secrets ? { ...wording, secrets } : wording);
  const standard: StandardSchema<Value> = {
    version: 1,
    vendor: "videosdk-sip-contract",
    validate(value) {
      const errors = validate(value);
      if (errors.length === 0) return { value: value as Value };
      return { issues: errors.map(({ message, path }) => ({ message, path: keys(path) })) };
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
