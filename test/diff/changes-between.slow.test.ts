import { readdir } from "node:fs/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Change } from "../../scripts/diff/change.js";
import { changesBetween } from "../../scripts/diff/changes-between.js";
import { document } from "../../scripts/document/document.js";
import { temporaryFolder } from "../temporary-folder.js";

// biome-ignore lint/suspicious/noExplicitAny: the tests reach into the document wherever they want to.
type Document = any;

/** The changes that are found after this change of the document. */
async function changes(change: (document: Document) => void): Promise<Change[]> {
  const revision: Document = structuredClone(document);
  change(revision);
  return changesBetween(document, revision);
}

test("documents that cannot be compared are an error that says so, and leave nothing behind", async () => {
  const folder = await temporaryFolder(onTestFinished);
  vi.stubEnv("TMPDIR", folder);
  try {
    const nonsense = { swagger: "1.0" } as unknown as typeof document;
    await expect(changesBetween(nonsense, document)).rejects.toThrow(
      /^The documents cannot be compared\.\n\n\S[\s\S]*\S$/,
    );
    expect(await readdir(folder)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
  }
});

test("each change is found, with the step that it needs, the largest first; a new version alone is none", async () => {
  const found = await changes((document) => {
    const operation = document.paths["/v2/sip/phone-numbers"].post;
    const { schemas, examples, securitySchemes } = document.components;
    const { properties, required } = schemas.CreatePhoneNumbersRequest;
    const gateway = schemas.InboundGatewayConfiguration.properties;
    const [page] = document.paths["/v2/sip/phone-numbers"].get.parameters;

    Object.assign(document.info, { version: "7.0.0", title: "Another" });
    Object.assign(page, { description: "Another.", example: 2, "x-assumed": { a: "a b" }, deprecated: true });
    delete page.examples;
    page.schema.minimum = 2;
    // Its pattern asks for 3 to 16 characters.
    Object.assign(schemas.PhoneNumber, { minLength: 2, maxLength: 15 });
    gateway.region = gateway.sipRegion;
    delete gateway.sipRegion;

    schemas.SipTransport.enum.pop();
    required.push("mediaEncryption");
    delete properties.name;
    properties.isShared.default = false;
    delete operation.responses["409"];
    securitySchemes.token.name = "X-Token";
    securitySchemes.token["x-token-claims"].version = 3;
    operation["x-guarantees"] = operation["x-guarantees"].filter(({ id }: { id: string }) => id !== "atomic");
    gateway.address = { type: "string" };
    schemas.SipRegion.enum.push("no-such-region");
    operation["x-guarantees"].push({ id: "new", guarantee: "New.", documented: "Here." });

    operation["x-guarantees"][0].guarantee = "Reworded.";
    examples.Created.value.message = "Reworded.";
    operation.description = "Reworded.";
  });
  const steps = (step: Change["step"]) => found.flatMap(({ step: found, what }) => (found === step ? [what] : []));

  expect(steps("major")).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^schema SipTransport: enum without "/),
      'schema CreatePhoneNumbersRequest: required with "mediaEncryption"',
      "schema CreatePhoneNumbersRequest, name: removed",
      "schema CreatePhoneNumbersRequest, isShared: default true → false",
      "createPhoneNumbers, response 409: removed",
      'security scheme token: name "Authorization" → "X-Token"',
      "createPhoneNumbers, guarantee atomic: removed",
      "listPhoneNumbers, parameter page: minimum 1 → 2",
      expect.stringMatching(/^schema PhoneNumber: maxLength .* → 15$/),
      "schema InboundGatewayConfiguration, region: renamed from sipRegion to region",
    ]),
  );
  expect(steps("minor")).toEqual(
    expect.arrayContaining([
      "schema InboundGatewayConfiguration, address: added",
      'schema SipRegion: enum with "no-such-region"',
      "createPhoneNumbers, guarantee new: added",
    ]),
  );
  expect(steps("patch")).toEqual(
    expect.arrayContaining([
      "createPhoneNumbers, guarantee auth: changed",
      "createPhoneNumbers, response 200, example created: changed",
      "createPhoneNumbers: description reworded",
      "info: title reworded",
      "security scheme token, x-token-claims: version 2 → 3",
      expect.stringMatching(/^schema PhoneNumber: minLength .* → 2$/),
    ]),
  );
  expect(found.filter(({ what }) => what.startsWith("info"))).toHaveLength(1);
  // A parameter is the same one by its name, however much of it changes.
  const ofParameters = found.filter(({ what }) => what.includes("parameter"));
  expect(ofParameters.filter(({ what }) => !what.startsWith("listPhoneNumbers, parameter page"))).toEqual([]);
  expect(found.map(({ step }) => step)).toEqual(found.map(({ step }) => step).toSorted());
});

test("a changed and a new example and a reworded guarantee are one change each, and derived code samples are none", async () => {
  const found = await changes((document) => {
    const operation = document.paths["/v2/sip/phone-numbers"].post;
    document.components.examples.Conflict.value = { message: "Reworded." };
    const [content]: Document[] = Object.values(document.components.responses.Conflict.content);
    content.examples.another = { value: { message: "Another." } };
    operation["x-guarantees"].find(({ id }: { id: string }) => id === "auth").guarantee = "Reworded.";
    operation["x-codeSamples"] = [{ lang: "cURL", source: "curl https://api.videosdk.live" }];
  });
  expect(found).toEqual([
    { step: "patch", what: "createPhoneNumbers, guarantee auth: changed" },
    { step: "patch", what: "createPhoneNumbers, response 409, example conflict: changed" },
    { step: "patch", what: "createPhoneNumbers, response 409, example another: added" },
  ]);
});

test("a renamed component is one change: of a schema a major step, as its type has another name, of others a patch", async () => {
  const found = await changes((document) => {
    for (const [from, to] of [
      ["schemas/SipRegion", "schemas/Region"],
      ["responses/Conflict", "responses/LostRace"],
    ] as const) {
      const [kind = "", name = ""] = from.split("/");
      document.components[kind][to.split("/")[1] ?? ""] = document.components[kind][name];
      delete document.components[kind][name];
      const renamed = JSON.stringify(document).replaceAll(`components/${from}"`, `components/${to}"`);
      Object.assign(document, JSON.parse(renamed));
    }
  });
  expect(found).toEqual([
    expect.objectContaining({ step: "major", what: "schema SipRegion: renamed to Region" }),
    { step: "patch", what: "response Conflict: renamed to LostRace" },
  ]);
});

test("guarantees that an older document calls promises are no new ones", async () => {
  const older = JSON.parse(
    JSON.stringify(document).replaceAll('"x-guarantees":', '"x-promises":').replaceAll('"guarantee":', '"promise":'),
  );
  expect(await changesBetween(older, document)).toEqual([
    { step: "major", what: "x-promises: renamed to x-guarantees" },
  ]);
});
