/** The report of the check on a broken server. */
import { startRuleServer } from "../rule-server.js";
import { type Tried, tryCheck } from "../try-check.js";
import type { BrokenServer } from "./broken.js";

export interface Blame extends Tried {
  found: boolean;
  /** Guarantees that are called broken, though the server keeps them. */
  wronglyBlamed: string[];
}

export async function tryBroken(
  { guarantees, followers, level, breakRule }: BrokenServer,
  options: Parameters<typeof tryCheck>[1],
): Promise<Blame> {
  await using server = await startRuleServer(breakRule);
  const tried = await tryCheck(server.url, options);
  const { broken, "assumed otherwise": otherwise } = tried.ids;
  const blamed = level === "assumed" ? [...broken, ...otherwise] : broken;
  return {
    ...tried,
    found: blamed.some((id) => guarantees.includes(id)),
    wronglyBlamed: broken.filter((id) => !guarantees.includes(id) && !followers.includes(id)),
  };
}
