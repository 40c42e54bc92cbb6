/** A page of an account's numbers. */
import type { KnownNumber, Setup } from "./state.js";
import type { ListQuery, PhoneNumberList } from "./types.js";
import type { Views } from "./views.js";

/** The page says "capped at 100", and not that more is refused. */
export const mostPerPage = 100;

/** @param numbers in the order of the list */
export function listPage(
  numbers: Iterable<KnownNumber>,
  { page = 1, perPage, search = "" }: ListQuery & { perPage: number },
  views: Views,
): PhoneNumberList {
  const found = search === "" ? [...numbers] : [...numbers].filter(matching(search));
  const size = clamp(perPage, mostPerPage);
  const currentPage = clamp(page, Number.MAX_SAFE_INTEGER);
  const start = (currentPage - 1) * size;
  return {
    data: found.slice(start, start + size).map((known) => views.number(known)),
    pageInfo: {
      currentPage,
      perPage: size,
      lastPage: Math.max(1, Math.ceil(found.length / size)),
      total: found.length,
    },
  };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(Math.trunc(value), 1), most);
}

/** Names are compared once for all the numbers that share one. */
function matching(search: string): (known: KnownNumber) => boolean {
  const wanted = search.toLowerCase();
  const named = new Map<Setup, boolean>();
  return ({ e164, setup }) => {
    if (e164.includes(wanted)) return true;
    const known = named.get(setup);
    if (known !== undefined) return known;
    const matches = setup.name.toLowerCase().includes(wanted);
    named.set(setup, matches);
    return matches;
  };
}
