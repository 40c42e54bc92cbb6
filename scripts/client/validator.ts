import { type SchemaError, telling, type Violation, violation } from "../document/violation.js";

/** What Ajv's standalone code exports. */
export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

/**
 * A function that says what is wrong with a value: nothing, when the list that it returns is empty.
 *
 * @param whole what its messages call the whole value, for example `The body`
 */
export function validator(schema: CompiledSchema, whole: string): (value: unknown) => Violation[] {
  return (value) => {
    if (schema(value)) return [];
    const errors = telling(schema.errors ?? [], ({ keyword, instancePath }) => [keyword, instancePath]);
    return errors.map((error) => violation(error, whole));
  };
}
