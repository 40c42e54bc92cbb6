/** A measure of ours and the same measure of the alternative, both taken in the same run. */
export interface Comparison {
  measure: string;
  unit: string;
  /** Median of several rounds. */
  ours: number;
  /** For example `prism mock`. */
  alternative: string;
  /** Median of as many rounds, taken in turn with ours. */
  theirs: number;
  /** The goal for the ratio ours / theirs, for example `≥ 3`. */
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
