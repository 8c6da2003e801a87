import type { Arguments } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type Exit, exits } from '../exits.ts';
import { order } from '../order.ts';
import { erase } from '../registry/erase.ts';
import { exportTo } from '../registry/export.ts';
import { importFile } from '../registry/import.ts';
import { type Keeper, keeperOf } from '../registry/keeper.ts';
import { signingKey } from '../registry/key.ts';
import { searches } from '../registry/searches.ts';
import { verify } from '../registry/verify.ts';
import type { Shell } from '../shell.ts';
import type { Own } from './own.ts';

type Work = (shell: Shell, keeper: Keeper, given: Arguments) => Promise<Exit>;

const works: Readonly<Record<string, Work>> = {
  verify,
  export: exportTo,
  erase,
  searches,
  rebuild: async (shell, keeper, { options }) => {
    const done = await keeper.rebuild();
    await shell.out(
      options.json
        ? `${JSON.stringify(done)}\n`
        : `Lists and locks of ${done.incidents} incidents were written again from their events.\n`,
    );
    return exits.accepted;
  },
};

/**
 * The record as a whole: by the running process, or by this one when nothing holds the file. What is asked about what it
 * says (`list`, …) is an order.
 */
export const registry: Own = {
  word: 'registry',
  usage: [
    'registry verify [<receipt>]',
    'registry export <incident> --bundle [--out <file>]',
    'registry export [<incident>] [--out <file>]',
    'registry key',
    'registry rotate-key',
    'registry import <file>',
    'registry rebuild',
    'registry searches',
    'registry erase text <event> <name> --basis <why>',
    'registry erase person <name> --basis <why>',
    'registry erase --replay',
  ],
  summary: 'Check the record, take it out, import incidents, write its lists again, erase a text',
  run: async (shell: Shell, client: Client, given: Arguments) => {
    const work = works[given.words[0] ?? ''];
    // All else that is said about the registry is a command like any other.
    const [word = ''] = given.words;
    if (word === 'import') return importFile(shell, client, given);
    if (word === 'key' || word === 'rotate-key') return signingKey(shell, client, given);
    // A receipt is held against what the running process anchored.
    if (work === undefined || (word === 'verify' && given.words.length > 1))
      return order(shell, client, ['registry', ...given.words], given.options);
    await using keeper = await keeperOf(shell, client, given.options);
    // Awaited here: the keeper is let go when this function ends.
    return await work(shell, keeper, given);
  },
};
