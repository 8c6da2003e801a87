import { count } from '../../core/texts/words.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import type { Keeper } from './keeper.ts';

/** Erases again what was erased before and came back with a backup. Exits with 1 while something of it is left. */
export async function replay(shell: Shell, keeper: Keeper): Promise<Exit> {
  const { texts, people, held, unread } = await keeper.replay();
  const gone =
    texts + people === 0
      ? 'Nothing that was erased before is there.'
      : `Erased again: ${count(texts, 'text')}, ${count(people, 'person', 'people')}.`;
  const left = [
    ...held.map(
      (incident) =>
        `A legal hold is on ${incident}: what was erased of it stays until its release.`,
    ),
    ...unread.map(
      (line) => `Line ${line} of erasures.jsonl cannot be read: what it took out may be there.`,
    ),
  ];
  await shell.out(`${[gone, ...left].join('\n')}\n`);
  return left.length === 0 ? exits.accepted : exits.refused;
}
