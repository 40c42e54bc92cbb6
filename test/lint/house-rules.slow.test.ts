import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { redocly } from "../../scripts/redocly.js";
import { temporaryFolder } from "../temporary-folder.js";

const folder = await temporaryFolder(afterAll);

/** The rules that the document breaks, by where, after these places in it were set (`undefined`: removed). */
async function broken(changes: [path: string[], value: unknown][]): Promise<Record<string, string[]>> {
  const document = parseDocument(await readFile("generated/openapi.json", "utf8"));
  for (const [path, value] of changes) {
    expect(document.hasIn(path), path.join(" → ")).toBe(true);
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
  }
  const file = join(folder, "openapi.yaml");
  await writeFile(file, document.toString());
  const { stdout } = await redocly(["lint", file, "--config", "redocly.yaml", "--format", "json"]);
  const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; location: { pointer: string }[] }[] };
  const places: Record<string, string[]> = {};
  for (const { ruleId, location } of problems) {
    places[ruleId] = [...(places[ruleId] ?? []), location[0]?.pointer ?? ""];
  }
  return places;
}

test("each house rule catches what it is for", async () => {
  const operation = ["paths", "/v2/sip/phone-numbers", "post"];
  const problems = await broken([
    [[...operation, "description"], undefined],
    [["components", "schemas", "OutboundGatewayConfiguration", "properties", "sipRegion", "description"], undefined],
    [["components", "schemas", "SipTransport", "description"], " "],
    [["components", "schemas", "SipRegion", "description"], undefined],
    [["components", "responses", "Unauthorized", "description"], ""],
    [["components", "responses", "Conflict", "content", "application/json", "examples"], undefined],
    [["components", "examples", "OwnPairs", "value", "phoneNumbers", 1 as unknown as string], "+442071838750"],
  ]);

  expect(problems).toMatchObject({
    "rule/operation-description": [expect.stringContaining("/post")],
    "rule/field-description": ["#/components/schemas/OutboundGatewayConfiguration/properties/sipRegion"],
    "rule/schema-description": ["SipRegion", "SipTransport"].map((name) => `#/components/schemas/${name}/description`),
    "rule/response-description": [expect.stringContaining("Unauthorized")],
    "rule/response-example": [expect.stringContaining("Conflict")],
    "rule/fictional-phone-numbers": ["#/components/examples/OwnPairs/value"],
  });
});

test("a type within a named one needs no description of its own; a fictional number, a port and a year are no real phone numbers", async () => {
  const numbers = ["components", "schemas", "CreatePhoneNumbersRequest", "properties", "phoneNumbers"];
  const name = ["components", "examples", "OwnPairs", "value", "name"];
  const problems = await broken([
    [[...numbers, "items"], { type: "string" }],
    [name, "Since 2026, port 5061, call +13035550199"],
  ]);
  expect(problems).toEqual({});
});
