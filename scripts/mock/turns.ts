/** Lets long work take turns, so that short work gets in between. */

export interface Turns {
  /** To be awaited before each long work: one begins in each turn of the event loop, in the order in which they came. */
  begin(): Promise<void>;
  /** To be awaited between two parts of a long work: it goes on in the next turn, and no other begins before. */
  goOn(): Promise<void>;
}

export function turns(): Turns {
  const waiting: (() => void)[] = [];
  let isIdle = true;

  function next(): void {
    const go = waiting.shift();
    isIdle = go === undefined;
    if (!go) return;
    setImmediate(next);
    go();
  }

  function wake(): void {
    if (isIdle) setImmediate(next);
    isIdle = false;
  }

  return {
    async begin() {
      // Who is alone does not wait: a client that has closed its side by then would get no answer.
      if (!isIdle) await new Promise<void>((go) => waiting.push(go));
      wake();
    },
    goOn: () =>
      new Promise((go) => {
        waiting.unshift(go);
        wake();
      }),
  };
}
