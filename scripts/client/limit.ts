/** A signal that ends with another one, or when the time is up. */
export interface Limit {
  signal: AbortSignal;
  /** Waits for something, no longer than until the signal ends: then it throws why, whatever the other does. */
  inTime: <Value>(value: Value | Promise<Value>) => Promise<Value>;
  /**
   * Why something ended: because the signal did, or because of this error.
   *
   * @throws the other signal's reason when it is the caller's own, and not that the time was up
   */
  reasonOf: (error: unknown) => unknown;
  /** Lets go of the other signal and of the time. */
  release: () => void;
}

/** The longest that a timer can run, in milliseconds: a longer one would be over at once. */
export const longest = 2 ** 31 - 1;

/**
 * Node 22 keeps each signal that `AbortSignal.any` made for as long as one of its sources lives, so this does without. It
 * keeps its reason itself, and needs of a signal no more than the stand-ins have that older platforms use.
 *
 * @param parent the other signal, if there is one
 * @param milliseconds more than the longest for no limit
 */
export function limited(parent: AbortSignal | null | undefined, milliseconds: number): Limit {
  const controller = new AbortController();
  let ended: { reason: unknown } | undefined;
  let fail: ((reason: unknown) => void) | undefined;
  const end = (reason: unknown) => {
    ended ??= { reason };
    controller.abort(reason);
    fail?.(reason);
  };
  const follow = () => end(parent?.reason ?? named("AbortError", "aborted"));
  const timeIsUp = () => end(named("TimeoutError", "the time is up"));
  const timer = milliseconds > longest ? undefined : setTimeout(timeIsUp, milliseconds);
  parent?.addEventListener("abort", follow);
  if (parent?.aborted) follow();
  else if (milliseconds <= 0) timeIsUp();
  return {
    signal: controller.signal,
    inTime: (value) =>
      new Promise((resolve, reject) => {
        fail = reject;
        Promise.resolve(value).then(resolve, reject);
        if (ended) reject(ended.reason);
      }),
    reasonOf(error) {
      if (ended && Object(ended.reason).name !== "TimeoutError") throw ended.reason;
      return ended ? ended.reason : error;
    },
    release() {
      clearTimeout(timer);
      parent?.removeEventListener("abort", follow);
    },
  };
}

/** What the bodies of some answers are, such as node-fetch's, as far as it is used here. */
export interface NodeStream {
  on(event: "close", listener: (value: unknown) => void): unknown;
  destroy(reason?: unknown): unknown;
}

/** The same stream, which breaks off when the signal ends, and lets go when it has been read, or is not wanted any more. */
export function limitedStream(stream: ReadableStream<Uint8Array> | NodeStream | null, limit: Limit) {
  if (stream && !("pipeTo" in stream)) {
    const closed = new Promise((resolve) => stream.on("close", resolve));
    limit
      .inTime(closed)
      .catch((reason) => stream.destroy(reason))
      .then(limit.release);
    return stream;
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  // Whoever reads learns of its failures.
  stream
    ?.pipeTo(writable, limit)
    .catch(() => {})
    .then(limit.release);
  return stream && readable;
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
