/** A file with the mock's address, for programs that wait until it takes requests. */
import { readFile, rename, rm, writeFile } from "node:fs/promises";

export interface ReadyFile {
  /** @throws when the file cannot be written; the message names it */
  write(url: string): Promise<void>;
  /** Removes the file, unless another mock has written it since. */
  remove(): Promise<void>;
  /** Puts back what the file was before. */
  restore(): Promise<void>;
}

/** Removes the file that an earlier mock left: nobody is to take its address for that of this one. */
export async function readyFile(path: string): Promise<ReadyFile> {
  const before = await readFile(path).catch(() => undefined);
  await rm(path, { force: true });
  let content: string | undefined;
  let writing: Promise<void> | undefined;

  /** A program that waits for the file finds the whole address in it, or no file. */
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
