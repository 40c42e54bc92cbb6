import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

const docs = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/cli.ts", "docs", ...args], { encoding: "utf8" });

describe("the docs command", () => {
  test.each(["docs.example.com", "ftp://docs.example.com"])("refuses %s as address, and says what it wants", (url) => {
    const { status, stderr } = docs("--url", url);
    expect(status).toBe(2);
    expect(stderr).toContain("https://docs.example.com/sip/");
  });

  test("says what is wrong when it cannot write", () => {
    const { status, stderr } = docs("--output", "package.json");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: .*package\.json/m);
  });
});
