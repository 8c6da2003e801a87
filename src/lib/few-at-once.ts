/**
 * What `work` makes of each of them, in their order, with at most `most` under way at once. Rejects with the first that
 * rejects; those under way by then still end.
 */
export async function fewAtOnce<Item, Made>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Made>,
): Promise<readonly Made[]> {
  const waiting = items.entries();
  const made = new Map<number, Made>();
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      made.set(index, await work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane));
  return [...made].toSorted(([a], [b]) => a - b).map(([, one]) => one);
}
