/** The bundle that ships is complete, and reads well outside Redoc. */
import { expect, test } from "vitest";
import { bundle } from "../../scripts/bundle/bundle.js";
import { addNotes } from "../../scripts/document/notes.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { published } from "../../scripts/generate/published.js";
import { unwrap } from "../../scripts/generate/unwrap.js";

const source = await bundle("openapi/openapi.yaml");
const shipped = published(source);

/** Every object of the document. */
function* nodes(node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== "object" || node === null) return;
  yield node as Record<string, unknown>;
  for (const child of Object.values(node)) yield* nodes(child);
}

test("each reason of a mark stands in a description, and the marks stay", () => {
  const descriptions = [...nodes(shipped)].map(({ description }) => description).join("\n");
  const reasons = [...nodes(shipped)].flatMap((node) => [
    ...Object.values(node["x-assumed"] ?? {}),
    ...Object.values(node["x-from-sdk"] ?? {}),
  ]);
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(descriptions).toContain(reason);
  expect([...nodes(shipped)].filter((node) => "x-assumed" in node)).toHaveLength(
    [...nodes(source)].filter((node) => "x-assumed" in node).length,
  );
});

test("images are told in words, and no link leads to a place that only Redoc has", () => {
  const { description = "" } = shipped.info;
  const words = [...(source.info.description ?? "").matchAll(/!\[([^\]]+)\]/g)].map(([, text = ""]) => unwrap(text));
  expect(words.length).toBeGreaterThan(0);
  for (const text of words) expect(description).toContain(`*${text}*`);
  expect(description).not.toMatch(/!\[|\]\((#|drawings|data:)/);
});

test("no description ends in a line break, or has lines that are wrapped by hand", () => {
  for (const { description } of nodes(shipped)) {
    if (typeof description !== "string") continue;
    expect(description).toBe(unwrap(description));
  }
});

test("unwrapping joins the lines of paragraphs, items and quotes, and leaves code, tables and headings", () => {
  const text = [
    "One\nparagraph.",
    "## Heading\nText\nbelow.",
    "- item\n  goes on\n- next",
    "| a |\n|---|\n| b |",
    "```sh\ncurl \\\n  url\n```\nAfter.",
    "> quoted\n> twice",
    "",
  ];
  expect(unwrap(text.join("\n\n"))).toBe(
    [
      "One paragraph.",
      "## Heading\nText below.",
      "- item goes on\n- next",
      "| a |\n|---|\n| b |",
      "```sh\ncurl \\\n  url\n```\nAfter.",
      "> quoted\n> twice",
    ].join("\n\n"),
  );
});

test("a mark of a field that is always there, and of a parameter's schema, is told where renderers show it", () => {
  const document = {
    parameters: [{ name: "page", in: "query", description: "Page.", schema: { "x-assumed": { type: "Why a." } } }],
    schema: {
      required: ["id"],
      properties: { id: { description: "Id." }, other: { description: "Other." } },
      "x-from-sdk": { required: "Why b." },
    },
  };
  addNotes(document as unknown as OpenApiDocument);
  expect(document.parameters[0]).toMatchObject({ description: "Page.\n\n> **Assumed**, the type: Why a." });
  expect(document.parameters[0]?.schema).not.toHaveProperty("description");
  expect(document.schema.properties).toEqual({
    id: { description: "Id.\n\n> **From the SDK**, that it is always there: Why b." },
    other: { description: "Other." },
  });
  expect(document.schema).not.toHaveProperty("description");
});
