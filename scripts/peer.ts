/** Optional peer dependencies, which only some commands need. */
import { createRequire } from "node:module";
import { join } from "node:path";
import packageFile from "../package.json" with { type: "json" };

type Peer = keyof typeof packageFile.peerDependencies;

/**
 * Peers are resolved from this package and from the working directory, because `npx` keeps this package in a folder of its
 * own.
 */
const places = [import.meta.url, join(process.cwd(), "package.json")].flatMap((place) =>
  // Undefined in a CommonJS bundle.
  place === undefined ? [] : [createRequire(place)],
);

/**
 * Call this before a peer is loaded, to tell the user what to install.
 *
 * @param user the part that needs the peers, as the start of a sentence, for example `The mock`
 * @throws when a peer is not installed; the message is one line that names each missing one with the version to install
 */
function requirePeers(user: string, ...peers: Peer[]): void {
  const missing = peers.filter((peer) => !placeOf(peer));
  if (missing.length > 0) throw new Error(`${user} needs ${missing.join(" and ")}: ${howToInstall(missing)}`);
}

/** Whether a peer is installed. */
export function hasPeer(peer: Peer): boolean {
  return placeOf(peer) !== undefined;
}

/**
 * The `require` that finds a peer.
 *
 * @throws as `requirePeers` does
 */
export function requireOf(user: string, peer: Peer): NodeJS.Require {
  requirePeers(user, peer);
  return placeOf(peer) as NodeJS.Require;
}

function placeOf(peer: Peer): NodeJS.Require | undefined {
  return places.find((place) => canResolve(place, `${peer}/package.json`));
}

/** The install command of the package manager that started this process, with the versions that we test. */
function howToInstall(peers: Peer[]): string {
  const packages = peers.map((peer) => `${peer}@${packageFile.devDependencies[peer]}`);
  const agent = process.env.npm_config_user_agent ?? "";
  const [manager = ""] = agent.match(/^(pnpm|yarn|bun)(?=\/)/) ?? [];
  const isInstalled = places.slice(1).some((place) => canResolve(place, `${packageFile.name}/package.json`));
  if (isInstalled || (manager === "" && process.env.npm_command !== "exec")) {
    const add = {
      pnpm: "pnpm add --save-dev --save-exact",
      yarn: "yarn add --dev --exact",
      bun: "bun add --dev --exact",
    };
    return `${add[manager as keyof typeof add] ?? "npm install --save-dev --save-exact"} ${packages.join(" ")}`;
  }
  const together = [packageFile.name, ...packages].map((name) => `--package=${name}`).join(" ");
  const command = [packageFile.name, ...process.argv.slice(2, 3)].join(" ");
  if (manager === "pnpm") return `pnpm ${together} dlx ${command}`;
  if (manager === "yarn") return `yarn dlx ${together.replaceAll("--package=", "--package ")} ${command}`;
  return `npx ${together} ${command}`;
}

function canResolve(place: NodeJS.Require, path: string): boolean {
  try {
    place.resolve(path);
    return true;
  } catch {
    return false;
  }
}
