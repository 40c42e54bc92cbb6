/** How many broken servers the check finds, whom it blames, and how many requests it takes to show a fault. */
import type { BrokenServer } from "./broken.js";
import { type Blame, tryBroken } from "./try-broken.js";

const atOnce = 3;

/** A broken server, and the kind of its fault. */
interface Kinded {
  kind: string;
  server: BrokenServer;
}

interface Tried extends Blame, Kinded {}

export function kinded(faults: Record<string, BrokenServer[]>): Kinded[] {
  return Object.entries(faults).flatMap(([kind, servers]) => servers.map((server) => ({ kind, server })));
}

export async function tryAll(servers: Kinded[], options: { seed?: number; budget?: number }): Promise<Tried[]> {
  const queue = [...servers];
  const tried: Tried[] = [];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      tried.push({ ...next, ...(await tryBroken(next.server, { ...options, timeout: 10_000 })) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return tried;
}

/** The most requests of what the search shows, where they are more than it takes. */
function tooLong({ server, result: { guarantees } }: Tried): number | undefined {
  const findings = guarantees.flatMap((guarantee) => guarantee.findings);
  const most = Math.max(0, ...findings.map(({ reproduction }) => reproduction.flat().length));
  return most > server.shownBy ? most : undefined;
}

/** Prints the shares, and every server that was missed, for which another guarantee was blamed, or shown by too many requests. */
export function told(what: string, tried: Tried[]) {
  const missed = tried.filter(({ found }) => !found);
  const astray = tried.filter(({ wronglyBlamed }) => wronglyBlamed.length > 0);
  const long = tried.filter((each) => tooLong(each));
  const found = (tried.length - missed.length) / tried.length;
  console.log(
    [
      `${what}: ${tried.length - missed.length} of ${tried.length} found (${Math.round(found * 100)}%), ${astray.length} with another guarantee blamed, ${long.length} shown by too many requests`,
      ...missed.map(({ kind, server }) => `  missed, ${kind}: ${server.name} (${server.guarantees})`),
      ...astray.map(({ kind, server, wronglyBlamed }) => `  astray, ${kind}: ${server.name}: ${wronglyBlamed}`),
      ...long.map((each) => `  long, ${each.kind}: ${each.server.name}: ${tooLong(each)} requests`),
    ].join("\n"),
  );
  return { found, astray: astray.length / tried.length, long: long.length / tried.length };
}
