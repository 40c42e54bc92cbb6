import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shared } from "../shared.js";
import { anywhere, compile, strict } from "../tsc.js";
import { pnpmLayout } from "./layouts.js";
import { library } from "./library.js";

interface Setting {
  name: string;
  file: "library.ts" | "library.cts" | "library.mts";
  options: string[];
}

/** As npm and pnpm install the package, a library compiles in each of these settings, and its declarations name each type by this package. */
export function libraryCompiles(settings: Setting[]): void {
  let folder: string;
  let layouts: string[];

  beforeAll(async () => {
    const { bare } = await shared("installation");
    folder = await mkdtemp(join(tmpdir(), "library-"));
    layouts = [bare, await pnpmLayout(bare, join(folder, "pnpm"))];
    for (const { file } of settings) for (const layout of layouts) await writeFile(join(layout, file), library);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.concurrent.each(settings)(
    "as npm and pnpm install it, a library compiles, and its declarations name each type by this package: $name",
    async ({ name, file, options }) => {
      const files = layouts.map((layout) => join(layout, file));
      const declarations = ["--declaration", "--emitDeclarationOnly", "--outDir", join(folder, name)];
      expect(await compile(folder, files, ...strict, ...anywhere, ...options, ...declarations)).toEqual([]);
    },
  );
}
