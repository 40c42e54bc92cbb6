import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { anywhere, compile, strict } from "../tsc.js";
import { operation } from "./support.js";

const careful = [...strict, ...anywhere, "--skipLibCheck", "--noEmit"];

// Every pair of settings, and TypeScript 5, are in types.long.test.ts.
test.concurrent.each([
  ["nodenext", true, ["--module", "nodenext"]],
  ["bundler", false, ["--module", "esnext", "--moduleResolution", "bundler"]],
] as const)(
  "moduleResolution %s, exactOptionalPropertyTypes %s: what is documented compiles, what is not does not",
  async (_, exact, resolution) => {
    const settings = [...careful, ...resolution, "--exactOptionalPropertyTypes", `${exact}`];
    expect(await compile(".", ["test/client/types/requests.ts"], ...settings)).toEqual([]);
  },
);

test.concurrent("every documented request compiles, and an empty one does not", async () => {
  const requests = Object.values(operation.requestBody.examples);
  expect(requests.length).toBeGreaterThan(0);
  const client = resolve("generated/client.js");
  const source = (value: unknown) => `import type { CreatePhoneNumbersRequest } from ${JSON.stringify(client)};
export const requests: CreatePhoneNumbersRequest[] = ${JSON.stringify(value)};`;
  const folder = await temporaryFolder(onTestFinished);
  await writeFile(join(folder, "documented.ts"), source(requests));
  await writeFile(join(folder, "empty.ts"), source([{}]));
  const faults = await compile(folder, ["documented.ts", "empty.ts"], ...careful, "--module", "nodenext");
  expect(faults).toEqual([expect.stringMatching(/^empty\.ts\(2,.*name, phoneNumbers, inbound, outbound/)]);
});
