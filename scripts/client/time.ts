/** Waiting that a signal can end. */

/** What the promise settles to, unless the signal ends it first, with its reason. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** @throws the signal's reason as soon as it is aborted */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await unlessAborted(passed, signal).finally(() => clearTimeout(timer));
}

/** A signal that is aborted when the time is up, unless it is stopped before. */
export interface TimeLimit {
  signal: AbortSignal;
  stop(): void;
}

/** @param what whose time it is, for the message: for example `The attempt` */
export function timeLimit(milliseconds: number, what: string): TimeLimit {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`${what} took longer than ${milliseconds} ms`, "TimeoutError"));
  }, milliseconds);
  return { signal: controller.signal, stop: () => clearTimeout(timer) };
}
