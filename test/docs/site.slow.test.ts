import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildDocs } from "../../scripts/docs/build-docs.js";
import { readPage } from "../../scripts/docs/site.js";
import { document } from "../../scripts/document/document.js";
import { operationNamed, operations } from "../../scripts/document/operations.js";
import { temporaryFolder } from "../temporary-folder.js";
import { assumptions, fieldNames, fromSdk } from "./facts.js";

const folder = await temporaryFolder(afterAll);
let page: string;
let head: string;

beforeAll(async () => {
  await buildDocs(folder);
  page = await readPage(folder, { url: "https://docs.example.com/sip" });
  head = page.slice(0, page.indexOf("<style"));
});

const read = (name: string) => readFile(join(folder, name), "utf8");

describe("the page", () => {
  test("asks for nothing that is not beside it", () => {
    const addresses = [
      ...page.matchAll(/<(?:script|img|source|link rel="(?!canonical)[^"]*")\s[^>]*?(?:src|href)="([^"]*)"/g),
    ];
    const files = addresses.map(([, address = ""]) => address).filter((address) => !address.startsWith("data:"));
    expect(files).toContain("favicon.svg");
    expect(files).toContain("drawings/lost-race.svg");
    for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true);
  });

  test("loads Redoc's script as a file that can be cached for ever", async () => {
    const [, script = ""] = /import \{ hydrate \} from "\.\/(redoc\.[0-9a-f]{12}\.js)"/.exec(page) ?? [];
    expect(await readdir(folder)).toContain(script);
    expect((await read(script)).includes("cdn.redoc.ly")).toBe(false);
  });

  test("has a policy that allows no other host and no script but its own", () => {
    const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(head) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
    expect(policy.match(/[a-z-]+ [^;]*'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"]);
  });

  test("leads to a mock where one serves it", async () => {
    expect(page).not.toContain("data-mock-page");
    expect(await readPage(folder, { mockPage: "/" })).toContain('<html data-mock-page="/" data-operations="');
  });

  test("introduces itself to search engines and social networks", () => {
    expect(head).toContain(`<title>${document.info.title}</title>`);
    expect(head).toContain(`<meta name="description" content="${document.info.summary}">`);
    expect(head).toContain('<link rel="canonical" href="https://docs.example.com/sip/">');
    expect(head).toContain('<meta property="og:image" content="https://docs.example.com/sip/social-card.png">');
    expect(existsSync(join(folder, "social-card.png"))).toBe(true);
  });

  test("takes at most 800 kB to see, gzipped", async () => {
    const downloads = ["openapi.json", "openapi.yaml", "reference.md", "llms.txt", "social-card.png"];
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const seen = names.filter((entry) => entry.isFile() && !downloads.includes(entry.name));
    const sizes = await Promise.all(
      seen.map(async (entry) => gzipSync(await readFile(join(entry.parentPath, entry.name))).length),
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(800_000);
  });
});

test("the social card shows the document's title", async () => {
  expect(await readFile("scripts/docs/site/social-card.svg", "utf8")).toContain(`>${document.info.title}</text>`);
});

test("openapi.json and openapi.yaml are the document", async () => {
  expect(JSON.parse(await read("openapi.json"))).toEqual(document);
  expect(parse(await read("openapi.yaml"))).toEqual(document);
});

test("llms.txt leads to files that are there, and to each operation, in the document's order", async () => {
  const links = [...(await read("llms.txt")).matchAll(/\]\(([^):]*)\)/g)].map(([, link = ""]) => link);
  expect(links).toContain("reference.md");
  for (const link of links) expect(existsSync(join(folder, link.replace(/#.*/, ""))), link).toBe(true);
  const anchors = links.flatMap((link) => link.split("#")[1] ?? []);
  const headings = [...page.matchAll(/<h2 id="([^"]*)">([^<]*)/g)];
  const led = anchors.map((anchor) => headings.find(([, id]) => id === anchor)?.[2]);
  expect(led).toEqual(operations(document).map(({ summary }) => summary));
});

describe("the Markdown reference", () => {
  test("leads from its links to its own headings, in the page too", async () => {
    const anchors = [...(await read("reference.md")).matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor = ""]) => anchor);
    expect(anchors.length).toBeGreaterThan(0);
    for (const anchor of anchors) expect(page.split(`<h2 id="${anchor}">`).length, anchor).toBe(2);
  });

  test.each(fieldNames(document))("names the field %s", async (name) => {
    expect(await read("reference.md")).toContain(`- \`${name}\``);
  });

  test.each(operations(document))(
    "says what each answer to $operationId means, and what is guaranteed",
    async (operation) => {
      const reference = flat(await read("reference.md"));
      for (const [status, { description }] of Object.entries(operation.responses)) {
        expect(reference).toContain(`#### ${status} ${flat(description)}`);
      }
      for (const { guarantee } of operation.guarantees) expect(reference).toContain(flat(guarantee));
    },
  );

  test.each(operations(document))(
    "names the page that $operationId is from, and says what of it could not be read",
    async ({ source }) => {
      const reference = await read("reference.md");
      expect(reference).toContain(`[${source?.title}](${source?.url})`);
      if (source?.read !== "whole") expect(reference).toContain(source?.read);
    },
  );

  test.each(operations(document).filter(({ parameters }) => parameters.length > 0))(
    "describes the parameters of $operationId",
    async ({ summary, parameters }) => {
      const [, section = ""] = (await read("reference.md")).split(`\n## ${summary}\n`);
      for (const { name, in: place, example, description } of parameters) {
        expect(section).toMatch(new RegExp(`^- \`${name}\` \\(in the ${place}, `, "m"));
        expect(flat(section)).toContain(flat(description));
        expect(section).toContain(`Example: \`${example}\``);
      }
    },
  );

  test("says of each guarantee which operations it is seen by, and leads to them", async () => {
    const reference = await read("reference.md");
    for (const { guarantee, seenBy = [] } of operations(document).flatMap(({ guarantees }) => guarantees)) {
      const [, item = ""] = reference.split(`- ${flat(guarantee)}`);
      const [seen = ""] = /^ {2}- \*\*Seen by\*\*.*/m.exec(item.split("\n- ")[0] ?? "") ?? [];
      const summaries = [...seen.matchAll(/\[([^\]]*)\]\(#/g)].map(([, summary]) => summary);
      expect(summaries).toEqual(seenBy.map((id) => operationNamed(operations(document), id).summary));
    }
  });

  test.each(fromSdk(document))("says that this is from the SDK: %s", async (reason) => {
    const marked = (await read("reference.md")).split("\n").filter((line) => line.includes(flat(reason)));
    expect(marked.length).toBeGreaterThan(0);
    for (const line of marked) expect(line).toContain("**From the SDK**");
  });

  test.each(assumptions(document))("says that this is assumed: %s", async (reason) => {
    expect(flat(await read("reference.md"))).toContain(flat(reason));
  });
});

function flat(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
