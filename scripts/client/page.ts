import type { OperationContract } from "./contract.js";

/**
 * A list: await it to get one page, or iterate over it to get every entry from that page on. Each page is requested when the
 * previous one is used up. Numbers that are released or created in the meantime shift the pages, so that entries are skipped
 * or repeated: collect the entries first, then release them.
 */
export type Pages<Page, Entry> = Promise<Page> & AsyncIterable<Entry>;

/** @param get requests a page; the first one immediately */
export function pages<Page, Entry>(
  { parameter, entries, lastPage }: NonNullable<OperationContract["pages"]>,
  query: Record<string, unknown>,
  get: (query: Record<string, unknown>) => Promise<Page>,
): Pages<Page, Entry> {
  const first = get(query);
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      let number = Number(query[parameter] ?? 1);
      for (let page: unknown = await first; ; page = await get({ ...query, [parameter]: ++number })) {
        const found = at(page, [entries]) as Entry[];
        yield* found;
        if (found.length === 0 || !(number < Number(at(page, lastPage)))) return;
      }
    },
  });
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((holder, key) => Object(holder)[key], value);
}
