import { fewAtOnce } from '../../lib/few-at-once.ts';

/**
 * How many questions nobody waits for are under way at once. A question of a database is a process of its own: all of a
 * plan's at the same moment take each other's time, and those of every target answer too late.
 */
const mostAtOnce = 2;

/** Asks each of them, few at once; who has no answer is asked once more, after all the others: a moment's load is no answer. */
export async function askGently<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
  isAnswer: (answer: Answer) => boolean,
): Promise<readonly Answer[]> {
  const first = await fewAtOnce(items, mostAtOnce, async (item) => ({
    item,
    answer: await ask(item),
  }));
  const open = first.filter(({ answer }) => !isAnswer(answer));
  const second = await fewAtOnce(open, mostAtOnce, async ({ item }) => ask(item));
  return first.map(({ answer }, index) => {
    const again = open.findIndex((one) => one === first[index]);
    return second[again] ?? answer;
  });
}
