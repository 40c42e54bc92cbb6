/**
 * Lets a program finish after the reader of its output has closed it, as `head` does. The rest of the output is dropped, and
 * the exit code stays the same.
 */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
