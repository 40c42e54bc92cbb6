/** Samples of a call whose values have to be quoted and encoded send what its examples show. */
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { codeSamples } from "../../scripts/bundle/code-samples/code-samples.js";
import { document } from "../../scripts/document/document.js";
import { mainOperation, type Operation, operations } from "../../scripts/document/operations.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";
import { serve } from "../serve.js";
import { temporaryFolder } from "../temporary-folder.js";

const create = mainOperation(operations(document));
const body = { "a b": 'it\'s `$HOME` \\ "quoted" {é}', on: true, off: false, none: null, empty: {}, list: [1, "x"] };
const parameter = { required: true, description: "", schema: {}, assumed: {} };
const operation: Operation = {
  ...create,
  method: "PUT",
  path: "/things/{thingId}/x",
  parameters: [
    { ...parameter, name: "thingId", in: "path", example: "+1/2&3" },
    { ...parameter, name: "kind", in: "query", example: "a+b&c" },
    { ...parameter, name: "left", in: "query", required: false, example: "out" },
  ],
  requestBody: { ...create.requestBody, examples: { first: body, second: {} } },
};

const commands = { Shell: ["sh"], JavaScript: ["node", ".mjs"], Python: ["python3"], Go: ["go", ".go", "run"] };

for (const [lang, [program = "", ending = "", ...options]] of Object.entries(commands)) {
  programTest(`the sample in ${lang} sends the method, the address, the token and the body`, program, async () => {
    const folder = await temporaryFolder(onTestFinished);
    let arrived: unknown;
    const server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      arrived = { method, url, token: headers.authorization, body: JSON.parse(await text(request)) };
      response.end("{}");
    });
    const local = { ...document, servers: [{ url: await serve(server) }] };
    const sample = codeSamples(local, operation).find((each) => each.lang === lang);
    await writeFile(join(folder, `sample${ending}`), sample?.source ?? "");
    await succeed(folder, "env", "VIDEOSDK_TOKEN=a-token", program, ...options, `sample${ending}`);
    expect(arrived).toEqual({ method: "PUT", url: "/things/%2B1%2F2%263/x?kind=a%2Bb%26c", token: "a-token", body });
  });
}

test("an operation whose example is missing is refused by name", () => {
  const without = { ...operation, requestBody: { ...create.requestBody, examples: {} } };
  expect(() => codeSamples(document, without)).toThrow(
    "createPhoneNumbers: give its request body an example, for its code samples",
  );
});
