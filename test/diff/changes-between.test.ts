import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Change } from "../../scripts/diff/change.js";
import { changesBetween } from "../../scripts/diff/changes-between.js";
import { document } from "../../scripts/document/document.js";

// biome-ignore lint/suspicious/noExplicitAny: the tests reach into the document wherever they want to.
type Document = any;

/** What is found when the document is changed like this. */
async function changes(change: (document: Document) => void): Promise<Change[]> {
  const revision: Document = structuredClone(document);
  change(revision);
  return changesBetween(document, revision);
}

test("a new version alone is no change, and what else is new of the document is one", async () => {
  expect(await changes(({ info }) => Object.assign(info, { version: "7.0.0" }))).toEqual([]);
  const found = await changes(({ info, components }) => {
    Object.assign(info, { version: "7.0.0", title: "Another" });
    components.securitySchemes.token["x-token-claims"].version = 3;
  });
  expect(found.map(({ what }) => what).toSorted()).toEqual([
    "#/components/securitySchemes/token/x-token-claims version",
    "#/info title",
  ]);
});

test("documents that cannot be compared are an error that says so, and leave nothing behind", async () => {
  const folder = await mkdtemp(join(tmpdir(), "diff-"));
  vi.stubEnv("TMPDIR", folder);
  try {
    const nonsense = { swagger: "1.0" } as unknown as typeof document;
    await expect(changesBetween(nonsense, document)).rejects.toThrow(
      /^The documents cannot be compared\.\n\n\S[\s\S]*\S$/,
    );
    expect(await readdir(folder)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  }
});

test("each change is found, with the step that it needs, the largest first", async () => {
  const found = await changes((document) => {
    const operation = document.paths["/v2/sip/phone-numbers"].post;
    const { schemas, examples, securitySchemes } = document.components;
    const { properties, required } = schemas.CreatePhoneNumbersRequest;

    schemas.SipTransport.enum.pop();
    required.push("mediaEncryption");
    delete properties.name;
    properties.isShared.default = false;
    delete operation.responses["409"];
    securitySchemes.token.name = "X-Token";
    operation["x-guarantees"] = operation["x-guarantees"].filter(({ id }: { id: string }) => id !== "atomic");
    schemas.InboundGatewayConfiguration.properties.address = { type: "string" };
    schemas.SipRegion.enum.push("eu001");
    operation["x-guarantees"].push({ id: "new", guarantee: "New.", documented: "Here." });

    operation["x-guarantees"][0].guarantee = "Reworded.";
    examples.Created.value.message = "Reworded.";
    operation.description = "Reworded.";
  });
  const steps = (step: Change["step"]) =>
    found.flatMap(({ step: found, kind, what }) => (found === step ? [`${kind} ${what}`] : []));

  const request = "#/paths/~1v2~1sip~1phone-numbers/post/requestBody/content/application~1json/schema";
  expect(steps("major")).toEqual(
    expect.arrayContaining([
      // Of a schema that is used in several places, Redocly names the first.
      expect.stringMatching(/^modified .*\/properties\/transport\/\$ref enum$/),
      `modified ${request} required`,
      `removed ${request}/properties/name`,
      `modified ${request}/properties/isShared default`,
      "removed #/paths/~1v2~1sip~1phone-numbers/post/responses/409",
      "modified #/components/securitySchemes/token name",
      "removed guarantee createPhoneNumbers/atomic",
    ]),
  );
  expect(steps("minor")).toEqual(
    expect.arrayContaining([
      `added ${request}/properties/inbound/$ref/properties/address`,
      expect.stringMatching(/^modified .*\/properties\/sipRegion\/\$ref enum$/),
      "added guarantee createPhoneNumbers/new",
    ]),
  );
  expect(steps("patch")).toEqual(
    expect.arrayContaining([
      "modified guarantee createPhoneNumbers/auth",
      "modified example createPhoneNumbers/200/created",
      "modified #/paths/~1v2~1sip~1phone-numbers/post description",
    ]),
  );
  expect(found.map(({ step }) => step)).toEqual(found.map(({ step }) => step).toSorted());
});

test("a renamed type and a renamed field need a major step each", async () => {
  const found = await changes((document) => {
    const renamed = JSON.stringify(document.components)
      .replaceAll("SipRegion", "Region")
      .replace('"isShared"', '"shared"');
    document.components = JSON.parse(renamed);
  });
  const major = found.filter(({ step }) => step === "major").map(({ what }) => what);
  expect(major).toEqual([
    expect.stringContaining("components/schemas/"),
    expect.stringMatching(/\/(isShared|shared)\b/),
  ]);
});

test("a length that the pattern asked for before needs no step of its own, and a stricter one a major step", async () => {
  const steps = async (minLength: number, maxLength: number) => {
    const found = await changes(({ components }) => {
      Object.assign(components.schemas.PhoneNumber, { minLength, maxLength });
    });
    return new Set(found.filter(({ what }) => / (min|max)Length$/.test(what)).map(({ step }) => step));
  };
  expect(await steps(2, 17)).toEqual(new Set(["patch"]));
  expect(await steps(4, 15)).toEqual(new Set(["major"]));
});
