/** A file with the mock's address, for programs that wait until the mock is ready. */
import { readFile, rename, rm, writeFile } from "node:fs/promises";

interface ReadyFile {
  /** @throws when the file cannot be written; the message names it */
  write(url: string): Promise<void>;
  /** Removes the file, unless another mock has written it since. */
  remove(): Promise<void>;
  /** Restores the previous content of the file. */
  restore(): Promise<void>;
}

/** Removes the file of an earlier mock, so that its address is not mistaken for this one's. */
export async function readyFile(path: string): Promise<ReadyFile> {
  const before = await readFile(path).catch(() => undefined);
  await rm(path, { force: true });
  let content: string | undefined;
  let writing: Promise<void> | undefined;

  /** Writes atomically: a program that waits for the file finds the whole address or no file. */
  async function replace(text: string | Uint8Array): Promise<void> {
    const draft = `${path}.tmp`;
    try {
      await writeFile(draft, text);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw new Error(`The ready file cannot be written to ${path}: ${(error as Error).message}`);
    }
  }

  return {
    async write(url) {
      content = `${url}\n`;
      writing = replace(content);
      await writing;
    },
    async remove() {
      await writing?.catch(() => {});
      if ((await readFile(path, "utf8").catch(() => undefined)) === content) await rm(path, { force: true });
    },
    async restore() {
      if (before) await replace(before);
    },
  };
}
