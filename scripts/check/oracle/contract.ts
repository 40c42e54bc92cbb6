/** The document, as the oracle reads it. */
import type { Operation } from "../../document/operations.js";
import type { DocumentValues } from "../../model/model.js";
import type { Call } from "../cases/test-case.js";
import type { Companions } from "../requests/companions.js";
import type { Path } from "../requests/json-path.js";
import type { ResponseForm } from "./form.js";
import type { Levels } from "./levels.js";
import type { Reading } from "./shown.js";

export interface Contract extends Reading {
  create: Operation;
  companions: Companions;
  operationOf(call: Call): Operation;
  form: ResponseForm;
  levels: Levels;
  settings: Path[];
  values: DocumentValues;
  /** Whether requests that the contract accepts are sent: without, a refusal for a missing token may be about the body. */
  writes: boolean;
  /** Why the body of a valid create may be refused after all. */
  whyRefusable(call: Call): string | undefined;
}
