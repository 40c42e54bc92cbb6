/** A page of an account's numbers. */
import { type Account, type KnownNumber, shown } from "./state.js";
import type { ListQuery, PhoneNumberList } from "./types.js";

/** The page says "capped at 100", and not that more is refused. */
export const mostPerPage = 100;

export function listPage(
  account: Account,
  { page = 1, perPage, search = "" }: ListQuery & { perPage: number },
): PhoneNumberList {
  const found = [...account.numbers.values()].filter(matching(search));
  const size = clamp(perPage, mostPerPage);
  const currentPage = clamp(page, Number.MAX_SAFE_INTEGER);
  const start = (currentPage - 1) * size;
  return {
    data: found.slice(start, start + size).map((known) => shown(account, known)),
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

/** Compares each name once: tens of thousands of numbers may share one, and it may be long. */
function matching(search: string): (known: KnownNumber) => boolean {
  const wanted = search.toLowerCase();
  const compared = new Map<string, boolean>();
  return ({ record: { e164, name = "" } }) => {
    if (e164.includes(wanted)) return true;
    const known = compared.get(name);
    if (known !== undefined) return known;
    const matches = name.toLowerCase().includes(wanted);
    compared.set(name, matches);
    return matches;
  };
}
