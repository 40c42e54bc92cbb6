import { describe, expect, test } from "vitest";
import { docsCommand } from "../../scripts/docs/command.js";
import { runHere } from "../run-here.js";

describe("the docs command", () => {
  test.each(["docs.example.com", "ftp://docs.example.com"])(
    "refuses %s as address, and says what it wants",
    async (url) => {
      const { code, stderr } = await runHere(docsCommand(), ["--url", url]);
      expect(code).toBe(2);
      expect(stderr).toContain("https://docs.example.com/sip/");
    },
  );

  test("says what is wrong when it cannot write", async () => {
    const { code, stderr } = await runHere(docsCommand(), ["--output", "package.json"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*package\.json/m);
  });
});
