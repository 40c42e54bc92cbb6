import type { Change } from "./change.js";

/** As many places as a line names. */
const mostPlaces = 3;

/** The same changes, with one line for all that need no more than a patch and are of one kind: rewordings, new examples. */
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
