/**
 * The level of a deviation, from the marks of the document: what a page says is broken, what was assumed or is only from the
 * SDK is not. This is the only place that decides it, beside the schemas' own marks, which come with their errors.
 */
import { assumptions } from "../../document/assumptions.js";
import type { Operation } from "../../document/operations.js";
import type { Guarantee, OpenApiDocument, Schema } from "../../document/types.js";
import type { Deviation } from "../answers/finding.js";
import { alternatives, resolved } from "../requests/alternatives.js";

export type Level = Pick<Deviation, "level" | "reason">;

/** Marks of the document that a deviation can rest on without a guarantee of their own. */
type Mark = "shared by default" | "the id of a gateway";

export class Levels {
  readonly #guarantees: Map<string, Guarantee>;
  readonly #marks: Record<Mark, string | undefined>;

  constructor(document: OpenApiDocument, operations: Operation[], body: Schema) {
    this.#guarantees = new Map(operations.flatMap(({ guarantees }) => guarantees).map((each) => [each.id, each]));
    const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
    const [gateway = {}] = alternatives(document, schemas.Gateway);
    this.#marks = {
      "shared by default": assumptions(resolved(document, body.properties?.isShared)).default,
      "the id of a gateway": assumptions(gateway).required,
    };
  }

  /** A deviation from a guarantee: documented, unless the document says nothing but what was assumed of it. */
  of(guarantee: string): Level {
    const { documented, assumed } = this.#guarantees.get(guarantee) ?? { documented: "a field of the request" };
    return documented ? { level: "broken" } : { level: "assumed", reason: assumed };
  }

  /** A deviation from the part of a guarantee that was assumed beyond what is documented. */
  ofMark(guarantee: string): Level {
    return assumed(this.#guarantees.get(guarantee)?.assumed);
  }

  assumed(mark: Mark): Level {
    return assumed(this.#marks[mark]);
  }
}

/** Where the document does not mark it, it is documented. */
function assumed(reason: string | undefined): Level {
  return reason ? { level: "assumed", reason } : { level: "broken" };
}
