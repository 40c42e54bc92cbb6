/** What package.json says of where the package is from. */
export interface Address {
  repository: { type: "git"; url: string };
  homepage: string;
  bugs: { url: string };
}

/**
 * The address of the repository, from that of git's remote: without what is secret in it, and as a browser opens it.
 *
 * @param remote for example `git@example.com:owner/name.git`, or the same with `https://` or `ssh://`
 * @throws when it is no address that others can reach; the message does not show it
 */
export function repositoryAddress(remote: string): Address {
  const short = /^(?:[^@/]+@)?([^:/]+):(?!\/\/)(.+)$/.exec(remote.trim());
  const written = short ? `ssh://${short[1]}/${short[2]}` : remote.trim();
  const address = URL.canParse(written) ? new URL(written) : undefined;
  const path = address?.pathname.replace(/\/$|\.git\/?$/g, "") ?? "";
  if (!address?.hostname.includes(".") || !/^(https?|ssh|git):$/.test(address.protocol) || !/^\/.+\/.+$/.test(path)) {
    throw new Error("git's remote is no address of a repository that others can reach");
  }
  const page = `https://${address.hostname}${path}`;
  return {
    repository: { type: "git", url: `git+${page}.git` },
    homepage: `${page}#readme`,
    bugs: { url: `${page}/issues` },
  };
}
