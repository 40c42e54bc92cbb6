/** Ends when its time is up, or when a parent signal is aborted. */
export interface TimeLimit {
  signal: AbortSignal;
  /** Why it ended; undefined while it has not. */
  readonly reason: unknown;
  /** Whether it ended because its own time was up. A caller's signal may be a timeout, too: that is theirs. */
  readonly isTimeout: boolean;
  /** Waits for a promise, and rejects with the reason when the limit ends first, even if the promise never settles. */
  within: <Value>(value: Value | Promise<Value>) => Promise<Value>;
  /** Clears the timer, and lets go of the parent signals. */
  release: () => void;
  /** Lets the process end before the time is up. */
  unref: () => void;
}

type Parents = readonly (AbortSignal | null | undefined)[];

/** The maximum of a timer, in milliseconds. A longer one would fire at once. */
const longest = 2 ** 31 - 1;

/**
 * Does not use `AbortSignal.any`: Node 22 keeps its signals for as long as one of their sources lives. Keeps the reason
 * itself, because signals of older platforms have none.
 *
 * @param milliseconds a value over the maximum of a timer means no limit
 */
export function timeLimit(parents: Parents, milliseconds: number): TimeLimit {
  const controller = new AbortController();
  let reason: unknown;
  let reject: (reason: unknown) => void;
  const ended = new Promise<never>((_, rejectEnded) => {
    reject = rejectEnded;
  });
  ended.catch(() => {});
  const end = (why: unknown) => {
    reason ??= why;
    controller.abort(reason);
    reject(reason);
  };
  const aborted = () => parents.find((parent) => parent?.aborted);
  const onAbort = () => end(aborted()?.reason ?? named("AbortError", "The call was aborted"));
  let timeout: Error | undefined;
  const onTimeout = () => {
    timeout = named("TimeoutError", "The time limit is over");
    end(timeout);
  };
  const timer = milliseconds > longest ? undefined : setTimeout(onTimeout, milliseconds);
  for (const parent of parents) parent?.addEventListener("abort", onAbort);
  if (aborted()) onAbort();
  else if (milliseconds <= 0) onTimeout();
  return {
    signal: controller.signal,
    get reason() {
      return reason;
    },
    get isTimeout() {
      return reason !== undefined && reason === timeout;
    },
    within: (value) => Promise.race([ended, value]),
    release() {
      clearTimeout(timer);
      for (const parent of parents) parent?.removeEventListener("abort", onAbort);
    },
    // In browsers, a timer is a number.
    unref: () => (timer as { unref?: () => void } | undefined)?.unref?.(),
  };
}

/** Waits for this long, or until one of the signals is aborted. */
export async function pause(signals: Parents, milliseconds: number): Promise<void> {
  const { within, release } = timeLimit(signals, Math.min(milliseconds, longest));
  await within(new Promise<never>(() => {})).catch(() => {});
  release();
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
