/** A signal that ends with another one, or when the time is up. */
export type Limit = [
  signal: AbortSignal,
  /** Waits for something, no longer than until the signal ends: then it throws the signal's reason. */
  inTime: <Value>(value: Value | Promise<Value>) => Promise<Value>,
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
  let end: ((reason: unknown) => void) | undefined;
  signal.onabort = () => end?.(signal.reason);
  parent?.addEventListener("abort", follow);
  if (parent?.aborted) follow();
  else if (milliseconds <= 0) timeIsUp();
  return [
    signal,
    (value) =>
      new Promise((resolve, reject) => {
        end = reject;
        Promise.resolve(value).then(resolve, reject);
        if (signal.aborted) reject(signal.reason);
      }),
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
