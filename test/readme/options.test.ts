/** The options that a guide explains are those of its command. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { checkCommand } from "../../scripts/check/command.js";
import { mockCommand } from "../../scripts/mock/command.js";

test.each([checkCommand(), mockCommand()].map((command) => ({ name: command.name(), command })))(
  "$name",
  async ({ name, command }) => {
    const guide = await readFile(`scripts/${name}/README.md`, "utf8");
    const named = new Set(guide.match(/(?<=`)--[a-z][a-z-]*/g));
    expect([...named].sort()).toEqual(command.options.map(({ long }) => long).sort());
  },
);
