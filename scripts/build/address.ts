/** `npm run address`: writes into package.json where this repository is, before a release. It is taken from git's remote. */
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { outliveReaders } from "../outlive-readers.js";
import { repositoryAddress } from "./repository-address.js";

outliveReaders();

try {
  const remote = execFileSync("git", ["remote", "get-url", "origin"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const packageFile = JSON.parse(await readFile("package.json", "utf8"));
  const address = repositoryAddress(remote);
  await writeFile("package.json", `${JSON.stringify({ ...packageFile, ...address }, undefined, 2)}\n`);
  console.log(`package.json: ${address.homepage}`);
} catch (error) {
  const why =
    error instanceof Error && error.message.startsWith("git's") ? error.message : "git has no remote `origin`";
  console.error(`There is no address to release this package with: ${why}.`);
  process.exitCode = 1;
}
