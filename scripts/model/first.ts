/** The first of some values: so many, or as many as there are. */
export function first<T>(values: Iterable<T>, most: number): T[] {
  if (most === Number.POSITIVE_INFINITY) return [...values];
  const found: T[] = [];
  for (const value of values) {
    if (found.length >= most) break;
    found.push(value);
  }
  return found;
}
