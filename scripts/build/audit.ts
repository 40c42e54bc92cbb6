/** `npm run audit`: fails when a package whose code is in `dist/` has a known vulnerability. The release runs it. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ignoreClosedOutput } from "../ignore-closed-output.js";
import { bundledPackages } from "./bundled-packages.js";

ignoreClosedOutput();

/** The report of `npm audit --json`, as far as it is used here. */
interface AuditReport {
  error?: { summary: string };
  vulnerabilities?: Record<string, { severity: string; nodes: string[] }>;
}

const packages = await bundledPackages("dist/THIRD-PARTY-LICENSES.txt");
const { error, vulnerabilities = {} } = await audit();
const found = packages.flatMap((bundled) => {
  const [name = ""] = bundled.split(" ");
  const { severity, nodes = [] } = vulnerabilities[name] ?? {};
  return nodes.includes(`node_modules/${name}`) ? [`${bundled}: ${severity}`] : [];
});
if (error) found.push(`The audit failed: ${error.summary}`);
console.log(found.length > 0 ? found.join("\n") : `No known vulnerability in ${packages.join(", ")}.`);
if (found.length > 0) process.exitCode = 1;

async function audit(): Promise<AuditReport> {
  const run = promisify(execFile);
  // npm exits with 1 when it finds anything in any dependency, and prints the report all the same.
  const { stdout } = await run("npm", ["audit", "--json"]).catch((failed: { stdout: string }) => failed);
  const report = JSON.parse(stdout);
  return report.vulnerabilities ? report : { error: { summary: report.message ?? "npm printed no report" } };
}
