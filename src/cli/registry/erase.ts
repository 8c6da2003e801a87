import type { Arguments } from '../arguments.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import type { Erased, Keeper, ToErase } from './keeper.ts';
import { replay } from './replay.ts';

const usage = `Usage: sternway registry erase text <event> <name> --basis <why>
       sternway registry erase person <name> --basis <why>
       sternway registry erase --replay
The event is written incident/INC-3#4. Nothing was erased.
`;

/** Takes a text or a person out of the registry for good. */
export async function erase(shell: Shell, keeper: Keeper, given: Arguments): Promise<Exit> {
  if (given.options.replay && given.words.length === 1) return replay(shell, keeper);
  const what = meant(given);
  if (what === undefined) {
    shell.err(usage);
    return exits.usage;
  }
  const erased = await keeper.erase(what);
  if (erased) {
    await shell.out(`${remains(erased)}\n`);
    return exits.accepted;
  }
  shell.err('There is nothing of that kind, or it was erased before. Nothing was erased.\n');
  return exits.refused;
}

/** What is left of it, here and elsewhere. */
const remains = ({ takenOut }: Erased): string =>
  [
    'Erased, and on record as erased. What stays: that it was there, its digest, ids, codes and times.',
    ...takenOut.map(
      ({ incident, to, at }) =>
        `${to} took ${incident} out as a bundle at ${at}, with all that was written in it. Ask them.`,
    ),
    'Backups still hold it: keep erasures.jsonl apart from them, and it goes again when a backup is put back.',
    'Slack, and whatever was sent elsewhere, is not reached from here: see docs/erase-and-retain.md.',
  ].join('\n');

function meant({ words: [, kind, ...rest], options: { basis } }: Arguments): ToErase | undefined {
  const [first, second, ...more] = rest;
  if (basis === undefined || first === undefined || more.length > 0) return undefined;
  if (kind === 'person') return second === undefined ? { kind, name: first, basis } : undefined;
  const isEvent = /^[^#\s]+#[1-9]\d*$/u.test(first);
  return kind === 'text' && isEvent && second !== undefined
    ? { kind, event: first, name: second, basis }
    : undefined;
}
