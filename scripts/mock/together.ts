/**
 * Lets the answers of one turn of the event loop go out together. A client that sleeps has to be woken up, and to do that
 * for one after the other takes as long as to find their answers.
 *
 * @returns what is to be awaited before an answer is sent: the end of the turn
 */
export function together(): () => Promise<void> {
  let end: Promise<void> | undefined;
  return () => {
    end ??= new Promise((resolve) =>
      setImmediate(() => {
        end = undefined;
        resolve();
      }),
    );
    return end;
  };
}
