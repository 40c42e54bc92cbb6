/** Every link in the package's Markdown leads to a file and heading of the package. */
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { anchor } from "../../scripts/docs/wording.js";
import { shared } from "../shared.js";

const { bare, files } = await shared("installation");

test.each(files.filter((file) => file.endsWith(".md")))("%s", async (file) => {
  const textOf = (path: string) => readFile(join(bare, "node_modules", packageFile.name, path), "utf8");
  const text = (await textOf(file)).replaceAll(/^```.*?^```/gms, "");
  const links = [...text.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, link = ""]) => link);
  const lost: string[] = [];
  for (const link of links) {
    const [path = "", heading] = link.split("#");
    const target = path ? normalize(join(dirname(file), path)) : file;
    const isThere = files.some((file) => file === target || file.startsWith(`${target.replace(/\/$/, "")}/`));
    const anchors =
      heading && isThere
        ? [...(await textOf(target)).matchAll(/^#+ (.*)$/gm)].map(([, found = ""]) => anchor(found))
        : [];
    if (!isThere || (heading && !anchors.includes(heading))) lost.push(link);
  }
  expect(lost).toEqual([]);
});
