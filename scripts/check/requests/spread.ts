/** Picks this many of the values, at equal distances, with the first and the last. */
export function spread<T>(values: T[], count: number): T[] {
  if (values.length <= count) return values;
  if (count === 1) return values.slice(0, 1);
  return Array.from(
    { length: count },
    (_, index) => values[Math.round((index * (values.length - 1)) / (count - 1))] as T,
  );
}
