/** How far a check has come. */
export interface Progress {
  done: number;
  total: number;
  /** What was sent last, in words. */
  step: string;
}
