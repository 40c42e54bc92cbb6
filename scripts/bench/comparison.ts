/** One measure of ours beside the same measure of the alternative, both taken in the same run. */
export interface Comparison {
  measure: string;
  unit: string;
  /** Median of several rounds. */
  ours: number;
  /** What we compare with, for example `prism mock`. */
  alternative: string;
  /** Median of as many rounds, taken in turn with ours. */
  theirs: number;
  /** What the ratio ours / theirs is meant to be, for example `≥ 3`. */
  goal: string;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error("There is no median of no values");
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
