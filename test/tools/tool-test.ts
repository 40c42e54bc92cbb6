/** Tests of other people's tools, each installed for its test alone, in a pinned version. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { startChangingFront } from "../changing-front.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";

interface Tool {
  /** A program that the machine may lack. */
  program?: string;
  /** npm packages, each with its version. */
  packages?: string[];
}

/** The messages of npm, pip, Go, Cargo and Maven where they do not reach their registry. */
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|name resolution|Name or service not known|Could not resolve host|no such host|Unknown host|spurious network error|i\/o timeout|Failed to establish a new connection/;

/**
 * Runs in a folder of its own, where the packages are installed. Without the program, or where a registry cannot be reached, the test is
 * skipped and says so.
 */
export function toolTest(name: string, tool: Tool, use: (folder: string) => Promise<void>): void {
  programTest(name, tool.program ?? "npm", async ({ skip }) => {
    const folder = await temporaryFolder(onTestFinished);
    try {
      await writeFile(join(folder, "package.json"), '{ "type": "module" }');
      const quietly = ["--ignore-scripts", "--no-audit", "--no-fund"];
      if (tool.packages) await succeed(folder, "npm", "install", ...quietly, ...tool.packages);
      await use(folder);
    } catch (error) {
      const [why] = unreachable.exec(`${error}`) ?? [];
      skip(why !== undefined, `a registry cannot be reached: ${why}`);
      throw error;
    }
  });
}

/** The number that the programs create. */
export const number = "+12125550100";

/** Makes calls to a mock, and to one whose responses say more than is documented: another field, and times in another form. */
export async function onServers(makeCalls: (url: string) => Promise<unknown>): Promise<void> {
  await using mock = await startMock({ port: 0 });
  await using chatty = await startChangingFront(mock.url, (body) =>
    JSON.stringify({ notListed: true, ...JSON.parse(body) }).replaceAll(
      /"createdAt":"[^"]*"/g,
      '"createdAt":"2026-05-11 10:00:00"',
    ),
  );
  for (const { url } of [mock, chatty]) await makeCalls(url);
}
