/** Searches the account for names that its list shows. */
import type { entriesIn } from "../steps/sight.js";

type Entry = ReturnType<typeof entriesIn>[number];

interface Query {
  page: number;
  perPage: number;
  search: string;
}

/** What a search does not show as it should. */
interface Missed<Page> {
  expected: string;
  actual: string;
  page: Page;
}

/** How many names are searched for. */
const mostSearched = 4;

/** Names as a server lists them are found by the whole of them, whatever they are made of, and on each page. */
export async function searchesFor<Page extends { entries: Entry[] }>(
  entries: Entry[],
  listPage: (query: Query) => Promise<Page | undefined>,
): Promise<Missed<Page> | undefined> {
  const counts = new Map<string, number>();
  for (const { phoneNumber } of entries) {
    const name = phoneNumber?.name;
    if (typeof name === "string" && name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // What has signs in it is the likeliest to be read as something else.
  const names = [...counts.keys()].toSorted((one, other) => signsIn(other) - signsIn(one));
  for (const search of names.slice(0, mostSearched)) {
    const pages = (counts.get(search) ?? 0) > 1 ? [1, 2] : [1];
    for (const page of pages) {
      const listed = await listPage({ page, perPage: 1, search });
      const missed = listed && missedOn(listed, search);
      if (missed) return missed;
    }
  }
  return undefined;
}

function missedOn<Page extends { entries: Entry[] }>(page: Page, search: string): Missed<Page> | undefined {
  const quoted = JSON.stringify(search.length > 80 ? `${search.slice(0, 80)}…` : search);
  const [entry] = page.entries;
  if (!entry) return { expected: `a number of the name ${quoted}, which the list shows`, actual: "none", page };
  const { name, e164 } = entry.phoneNumber ?? {};
  const matches = [name, e164].some((text) => `${text}`.toLowerCase().includes(search.toLowerCase()));
  if (matches) return undefined;
  return { expected: `only numbers that match ${quoted}`, actual: `${e164} of the name ${JSON.stringify(name)}`, page };
}

function signsIn(name: string): number {
  return new Set(name.match(/[^\p{L}\p{N}\s]/gu)).size;
}
