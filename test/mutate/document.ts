import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { problems } from "../truth/problems.js";
import { type Edit, edited } from "./edit.js";
import { exampleEdits } from "./example-edits.js";
import { structureEdits } from "./structure-edits.js";

export interface Score {
  killed: number;
  /** Changes that no test noticed. */
  survivors: string[];
}

/**
 * Changes the document in every small way that misleads somebody, and sees which changes its tests notice.
 *
 * @throws when they complain of the document as it is: then they notice nothing by it
 */
export function mutateDocument(document: OpenApiDocument): Score {
  if (problems(document).length > 0) throw new Error(problems(document).join("\n"));
  const score: Score = { killed: 0, survivors: [] };
  for (const edit of [...structureEdits(document), ...exampleEdits(document)]) {
    const mutant = edited(document, edit);
    if (isDeepStrictEqual(mutant, document)) continue;
    if (isNoticed(mutant)) score.killed += 1;
    else score.survivors.push(name(edit));
  }
  return score;
}

function isNoticed(mutant: OpenApiDocument): boolean {
  try {
    return problems(mutant).length > 0;
  } catch {
    return true;
  }
}

function name({ path, what }: Edit): string {
  return `${path.join(".")}: ${what}`;
}
