import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The rooms' own guides, as paths from the top. */
export const guides = readdirSync("scripts")
  .map((room) => join("scripts", room, "README.md"))
  .filter((path) => existsSync(path));

/** Where users and contributors read how things are done. */
export const handbooks = ["README.md", ...guides, ".github/CONTRIBUTING.md"];
