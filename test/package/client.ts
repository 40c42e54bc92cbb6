/** A TypeScript program that uses the installed package, for its client alone. */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { succeed } from "../run.js";

const tsc = resolve("node_modules/typescript/lib/tsc.js");

/** Compiles it in a project with the package, as `call.js`. */
export async function compileForNode(project: string): Promise<void> {
  await compile(project, "--module", "nodenext");
}

/** Checks all declarations, with nothing at hand but what the package installs. */
export async function compile(project: string, ...options: string[]): Promise<void> {
  await writeFile(join(project, "call.ts"), callFromTypeScript);
  const careful = ["--strict", "--skipLibCheck", "false", "--target", "es2022"];
  await succeed(project, process.execPath, tsc, ...careful, ...options, "call.ts");
}

const callFromTypeScript = `
import { createClient, type CreatePhoneNumbersRequest } from "videosdk-sip-contract";
import { startMock } from "videosdk-sip-contract/mock";
import type { components } from "videosdk-sip-contract/types";

const region: components["schemas"]["SipRegion"] = "auto";
const body: CreatePhoneNumbersRequest = {
  name: "Front desk",
  phoneNumbers: ["+12025550143"],
  inbound: { sipRegion: region },
  outbound: { sipRegion: region, address: "sip.example.com", transport: "tls" },
};

const mock = await startMock({ port: 0 });
const client = createClient({ token: "any", baseUrl: mock.url });
const { response, data } = await client.POST("/v2/sip/phone-numbers", { body });
await mock.close();
if (!data?.message) throw new Error("There is no message");
console.log(response.status);
`;
