/** So many of the values, the first and the last among them, and those between at equal distances. */
export function spread<T>(values: T[], count: number): T[] {
  if (values.length <= count) return values;
  if (count === 1) return values.slice(0, 1);
  return Array.from(
    { length: count },
    (_, index) => values[Math.round((index * (values.length - 1)) / (count - 1))] as T,
  );
}
