/** A TypeScript program that uses the installed package, for its client alone. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compile, strict } from "../tsc.js";

/**
 * Compiles it for Node in a project with the package, as `call.js`, and checks all declarations, with nothing at hand but what
 * the package installs.
 *
 * @returns what the compiler has to say
 */
export async function compileForNode(project: string): Promise<string[]> {
  await writeFile(join(project, "call.ts"), callFromTypeScript);
  return compile(project, ["call.ts"], ...strict, "--skipLibCheck", "false", "--module", "nodenext");
}

export const callFromTypeScript = `
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
const { message } = await client.createPhoneNumbers(body);
await mock.close();
if (!message) throw new Error("There is no message");
console.log(200);
`;
