/**
 * Does the work for each item, several at the same time.
 *
 * @param atOnce how many
 * @param isOver whether no further item is begun; asked before each
 * @returns the results, in the order in which they came
 */
export async function concurrently<Item, Result>(
  items: Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
  isOver: () => boolean = () => false,
): Promise<Result[]> {
  const queue = [...items];
  const results: Result[] = [];
  const lane = async () => {
    while (queue.length > 0 && !isOver()) results.push(await work(queue.shift() as Item));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return results;
}
