/** How package managers lay out what they install. */
import { cp, mkdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import packageFile from "../../package.json" with { type: "json" };

/** A project as pnpm installs it: what the package depends on is beside the package, where the project does not find it. */
export async function pnpmLayout(npmProject: string, folder: string): Promise<string> {
  await cp(npmProject, folder, { recursive: true, verbatimSymlinks: true });
  const modules = join(folder, "node_modules");
  const store = join(folder, "store");
  await mkdir(store);
  await rename(modules, join(store, "node_modules"));
  await mkdir(join(modules, ".pnpm"), { recursive: true });
  await rename(store, join(modules, ".pnpm", packageFile.name));
  await symlink(join(".pnpm", packageFile.name, "node_modules", packageFile.name), join(modules, packageFile.name));
  return folder;
}
