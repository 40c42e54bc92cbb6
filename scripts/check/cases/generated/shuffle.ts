/** Seeded random generator. */

/** Shuffled copies, one after the other. */
export function shuffler(seed: number): <T>(values: T[]) => T[] {
  let state = seed >>> 0;
  // Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (values) => {
    const result = [...values];
    for (let index = result.length - 1; index > 0; index--) {
      const other = Math.floor(next() * (index + 1));
      const value = result[index] as (typeof values)[number];
      result[index] = result[other] as (typeof values)[number];
      result[other] = value;
    }
    return result;
  };
}
