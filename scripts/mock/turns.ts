/** Lets long work take turns, so that short work gets in between. */

/**
 * A function to await before each piece of long work: it lets one piece begin in each turn of the event loop, in the
 * order in which they came.
 */
export function turns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    const turn = last;
    last = turn.then(() => new Promise((done) => setImmediate(done)));
    return turn;
  };
}
