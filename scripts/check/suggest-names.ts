/** Suggests existing names for a misspelt one. */

/** One line that names the nearest guarantees, or where to find all. */
export function unknownGuarantee(id: string, ids: string[]): string {
  const near = nearest(id, ids);
  const meant = near.length > 0 ? `Did you mean ${near.join(", or ")}?` : "";
  return `There is no guarantee ${id}. ${meant} \`videosdk-sip-contract explain\` lists all of them.`.replace(
    "  ",
    " ",
  );
}

/** The names, three at most, that are within a few letters of this one, or of which it is a part; the nearest first. */
export function nearest(name: string, names: string[]): string[] {
  const wanted = name.toLowerCase();
  const close = Math.max(2, Math.floor(wanted.length / 3));
  return names
    .map((known) => ({ known, distance: distanceTo(wanted, known.toLowerCase()) }))
    .filter(({ distance }) => distance <= close)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ known }) => known);
}

/** Part of a name is as near as a name with two wrong letters. */
function distanceTo(wanted: string, known: string): number {
  const isPart = wanted.length >= 3 && (known.includes(wanted) || wanted.includes(known));
  const parts = known.split(/[.-]/).map((part) => editDistance(wanted, part) + 1);
  return Math.min(editDistance(wanted, known), ...parts, ...(isPart ? [2] : []));
}

/** How many letters have to be added, removed or replaced (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, otherLetter] of [...other].entries()) {
      const replaced = (row[j] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
