import { seededRandom } from "../seeded-random.js";

/** Shuffled copies, one after the other. */
export function shuffler(seed: number): <T>(values: T[]) => T[] {
  const next = seededRandom(seed);
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
