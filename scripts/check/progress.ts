/** The progress of a check. */
export interface Progress {
  done: number;
  total: number;
  /** The latest request, in words. */
  step: string;
}
