/**
 * Whoever reads the lines of a program may have read enough before it ends, as `head` does. From then on nothing is
 * printed; the work is done to its end, and the exit code is what it would have been.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
