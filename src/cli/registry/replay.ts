import type { Replayed } from '../../app/retention/replay.ts';
import { count } from '../../core/texts/words.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import type { Keeper } from './keeper.ts';

/** Erases again what was erased before and came back with a backup. Exits with 1 while something of it is left. */
export async function replay(shell: Shell, keeper: Keeper): Promise<Exit> {
  const replayed = await keeper.replay();
  await shell.out(`${replayedLines(replayed).join('\n')}\n`);
  const { held, unread } = replayed;
  return held.length + unread.length === 0 ? exits.accepted : exits.refused;
}

/** What went again, and what is left and why. */
export function replayedLines({ texts, people, held, unread }: Replayed): readonly string[] {
  const gone =
    texts + people === 0
      ? 'Nothing that was erased before is there.'
      : `Erased again: ${count(texts, 'text')}, ${count(people, 'person', 'people')}.`;
  return [
    gone,
    ...held.map(
      (incident) =>
        `A legal hold is on ${incident}: what was erased of it stays until its release.`,
    ),
    ...unread.map(
      (line) => `Line ${line} of erasures.jsonl cannot be read: what it took out may be there.`,
    ),
  ];
}
