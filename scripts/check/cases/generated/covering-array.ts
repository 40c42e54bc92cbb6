/** Covering arrays: few rows that hold every combination of some factors. */
import type { Row } from "../values/choices.js";

/**
 * Rows that between them hold every combination of choices of each group of factors. They are built greedily: each starts
 * with a combination that is still missing, and is filled with what adds most.
 *
 * @param sizes how many choices each factor has
 * @param groups which factors are combined with each other, for example `[[0, 1], [0, 2]]`
 * @param order decides what is tried first: a shuffled copy of its argument
 */
export function coveringRows(sizes: number[], groups: number[][], order: <T>(values: T[]) => T[]): Row[] {
  const missing = new Map(
    groups.map((group, index) => [index, new Set(combinations(group.map((it) => sizes[it] ?? 0)))]),
  );
  const rows: Row[] = [];
  for (;;) {
    const [groupIndex, start] = firstMissing(missing) ?? [];
    if (groupIndex === undefined || start === undefined) return rows;
    const row: (number | undefined)[] = sizes.map(() => undefined);
    const choices = start.split(",").map(Number);
    groups[groupIndex]?.forEach((factor, index) => {
      row[factor] = choices[index];
    });
    for (const factor of order(sizes.map((_, index) => index))) {
      row[factor] ??= best(row, factor);
    }
    for (const [index, group] of groups.entries()) missing.get(index)?.delete(keyOf(row, group));
    rows.push(row as Row);
  }

  function best(row: (number | undefined)[], factor: number): number {
    const filled = [...groups.entries()].filter(
      ([, group]) => group.includes(factor) && group.every((it) => it === factor || row[it] !== undefined),
    );
    let found = 0;
    let most = -1;
    for (const choice of order(Array.from({ length: sizes[factor] ?? 0 }, (_, index) => index))) {
      const tried = row.with(factor, choice);
      const gained = filled.filter(([index, group]) => missing.get(index)?.has(keyOf(tried, group))).length;
      if (gained > most) [found, most] = [choice, gained];
    }
    return found;
  }
}

/** Every choice of `size` of the values, in their order. */
export function subsetsOf<T>(values: T[], size: number): T[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, index) => subsetsOf(values.slice(index + 1), size - 1).map((rest) => [value, ...rest]));
}

function combinations(sizes: number[]): string[] {
  return sizes
    .reduce<number[][]>(
      (found, size) => found.flatMap((start) => Array.from({ length: size }, (_, choice) => [...start, choice])),
      [[]],
    )
    .map((choices) => choices.join(","));
}

function keyOf(row: (number | undefined)[], group: number[]): string {
  return group.map((factor) => row[factor]).join(",");
}

function firstMissing(missing: Map<number, Set<string>>): [number, string] | undefined {
  for (const [index, keys] of missing) for (const key of keys) return [index, key];
  return undefined;
}
