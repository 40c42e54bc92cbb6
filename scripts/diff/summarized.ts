import type { Change } from "./change.js";

/** The most places that a line names. */
const mostPlaces = 3;

/** Merges the patch-level changes of one kind into one line, for example all rewordings. */
export function summarized(changes: Change[]): Change[] {
  const patches = new Map<string, Change[]>();
  for (const change of changes.filter(({ step }) => step === "patch")) {
    const kind = kindOf(change.what);
    patches.set(kind, [...(patches.get(kind) ?? []), change]);
  }
  return [
    ...changes.filter(({ step }) => step !== "patch"),
    ...[...patches].map(([kind, alike]): Change => ({ step: "patch", what: `${placesOf(alike)}: ${kind}` })),
  ];
}

function kindOf(what: string): string {
  return what.slice(what.lastIndexOf(": ") + 2);
}

function placesOf(changes: Change[]): string {
  const places = changes.map(({ what }) => what.slice(0, what.lastIndexOf(": ")));
  const more = places.length - mostPlaces;
  return more > 0 ? `${places.slice(0, mostPlaces).join("; ")}; and ${more} more` : places.join("; ");
}
