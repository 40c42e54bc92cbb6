/** Optional peers: what a command needs, and what somebody who wants the client alone does not have to install. */
import { createRequire } from "node:module";
import packageFile from "../package.json" with { type: "json" };

const require = createRequire(import.meta.url);
const tested = packageFile.peerDependencies;

export type Peer = keyof typeof tested;

/**
 * Call this before a peer is imported, so that whoever lacks it is told what to install.
 *
 * @param user who needs the peers, as the start of a sentence, for example `The mock`
 * @throws when a peer is not installed; the message is one line that names each missing one with the version to install
 */
export function requirePeers(user: string, ...peers: Peer[]): void {
  const missing = peers.filter((peer) => !isInstalled(peer));
  if (missing.length === 0) return;
  const packages = missing.map((peer) => `${peer}@${tested[peer]}`).join(" ");
  throw new Error(`${user} needs ${missing.join(" and ")}: npm install --save-dev --save-exact ${packages}`);
}

function isInstalled(peer: Peer): boolean {
  try {
    require.resolve(`${peer}/package.json`);
    return true;
  } catch {
    return false;
  }
}
