import type { Arguments } from '../arguments.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import type { Keeper, ToErase } from './keeper.ts';

const usage = `Usage: sternway registry erase text <event> <name> --basis <why>
       sternway registry erase person <name> --basis <why>
The event is written incident/INC-3#4. Nothing was erased.
`;

/** Takes a text or a person out of the registry for good. */
export async function erase(shell: Shell, keeper: Keeper, given: Arguments): Promise<Exit> {
  const what = meant(given);
  if (what === undefined) {
    shell.err(usage);
    return exits.usage;
  }
  if (await keeper.erase(what)) {
    await shell.out(
      'Erased, and on record as erased. Backups still hold it: restore replays erasures.jsonl.\n',
    );
    return exits.accepted;
  }
  shell.err('There is nothing of that kind, or it was erased before. Nothing was erased.\n');
  return exits.refused;
}

function meant({ words: [, kind, ...rest], options: { basis } }: Arguments): ToErase | undefined {
  const [first, second, ...more] = rest;
  if (basis === undefined || first === undefined || more.length > 0) return undefined;
  if (kind === 'person') return second === undefined ? { kind, name: first, basis } : undefined;
  const isEvent = /^[^#\s]+#[1-9]\d*$/u.test(first);
  return kind === 'text' && isEvent && second !== undefined
    ? { kind, event: first, name: second, basis }
    : undefined;
}
