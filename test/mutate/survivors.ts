/** The changes of code that no test notices, and why that is all right: `survivors.json`. */
import known from "./survivors.json" with { type: "json" };

/** A change of one place of the code. */
export interface Survivor {
  /** Stryker's name for the kind of change. */
  mutator: string;
  /** The original code. Several equal places of a file may share an entry. */
  original: string;
  replacement: string;
}

interface KnownSurvivor extends Survivor {
  why: string;
}

const knownSurvivors: Record<string, KnownSurvivor[]> = known;

/** Whether the list of the file has it. */
export function isKnown(file: string, { mutator, original, replacement }: Survivor): boolean {
  return (knownSurvivors[file] ?? []).some(
    (known) => known.mutator === mutator && known.original === original && known.replacement === replacement,
  );
}
