/** The subject of the cases: the document, read, and how far the server may be changed. */
import type { Operation, OperationWithBody } from "../../document/operations.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import type { DocumentValues } from "../../model/model.js";
import type { Companions } from "./companions.js";
import type { Path } from "./json-path.js";
import type { SampleContext } from "./samples.js";

export interface Subject {
  document: OpenApiDocument;
  context: SampleContext;
  /** The operation that the contract is about. */
  create: OperationWithBody;
  /** The schema of the body of a create. */
  body: Schema;
  companions: Companions;
  /** Whether the server has every operation that shows and undoes what a create did. */
  canUndo: boolean;
  /** Operations that the check knows nothing of but what the document says. */
  others: Operation[];
  /** The field of a create that lists the numbers, and how many it may hold by the document. */
  numbersField: string;
  mostNumbers: number;
  /** Where the settings of the gateways stand in a request, secrets left out. */
  settings: Path[];
  /** The parts of the document that the model follows. */
  values: DocumentValues;
  options: { url: string; token: string; writes: boolean };
}
