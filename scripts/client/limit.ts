/** A signal that ends with another one, or when the time is up. */
export type Limit = [
  signal: AbortSignal,
  /** Is never kept, but broken with the signal's reason. */
  ended: Promise<never>,
  /** Lets go of the other signal and of the time. */
  release: () => void,
];

/** The longest that a timer can run, in milliseconds: a longer one would be over at once. */
export const longest = 2 ** 31 - 1;

/**
 * Node 22 keeps each signal that `AbortSignal.any` made for as long as one of its sources lives, so this does without.
 *
 * @param parent the other signal, if there is one
 * @param milliseconds more than the longest for no limit
 */
export function limited(parent: AbortSignal | null | undefined, milliseconds: number): Limit {
  const controller = new AbortController();
  const { signal } = controller;
  const follow = () => controller.abort(parent?.reason);
  const timeIsUp = () => controller.abort(new DOMException("the time is up", "TimeoutError"));
  const timer = milliseconds > longest ? undefined : setTimeout(timeIsUp, milliseconds);
  const ended = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  // It may end when nobody waits for it.
  ended.catch(() => {});
  parent?.addEventListener("abort", follow);
  if (parent?.aborted) follow();
  else if (milliseconds <= 0) timeIsUp();
  return [
    signal,
    ended,
    () => {
      clearTimeout(timer);
      parent?.removeEventListener("abort", follow);
    },
  ];
}

/**
 * Why something ended: because the signal did, or because of this error.
 *
 * @throws the signal's reason when it is the caller's own, and not that the time was up
 */
export function reasonOf({ aborted, reason }: AbortSignal, error: unknown): unknown {
  if (aborted && reason?.name !== "TimeoutError") throw reason;
  return aborted ? reason : error;
}
