/** Optional peer dependencies, which only some commands need. */
import { createRequire } from "node:module";
import { join } from "node:path";
import packageFile from "../package.json" with { type: "json" };

type Peer = keyof typeof packageFile.peerDependencies;

/** Whether a peer is installed. */
export function hasPeer(peer: Peer): boolean {
  return placeOf(peer) !== undefined;
}

/**
 * The `require` that finds a peer.
 *
 * @param user the part that needs it, as the start of a sentence, for example `The mock`
 * @throws when it is not installed; the message says how to install the version that is tested here
 */
export function requireOf(user: string, peer: Peer): NodeJS.Require {
  const place = placeOf(peer);
  if (place) return place;
  const tested = `${peer}@${packageFile.devDependencies[peer]}`;
  throw new Error(`${user} needs ${peer} in your project: npm install --save-dev --save-exact ${tested}`);
}

/**
 * Peers are resolved from this package and from the working directory, because `npx` keeps this package in a folder of its
 * own.
 */
function placeOf(peer: Peer): NodeJS.Require | undefined {
  // The address of this file is undefined in a CommonJS bundle.
  const here: string | undefined = import.meta.url;
  return [here, join(process.cwd(), "package.json")]
    .flatMap((place) => (place === undefined ? [] : [createRequire(place)]))
    .find((place) => canResolve(place, `${peer}/package.json`));
}

function canResolve(place: NodeJS.Require, path: string): boolean {
  try {
    place.resolve(path);
    return true;
  } catch {
    return false;
  }
}
