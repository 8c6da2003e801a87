import { Header } from '../../app/backup/format.ts';
import { onlyWhole } from '../../app/backup/whole.ts';
import { jsonIn } from '../../lib/json.ts';
import { exits } from '../exits.ts';
import { usageOf } from '../help.ts';
import { writeNew } from '../new-file.ts';
import { keeperOf } from '../registry/keeper.ts';
import type { Own } from './own.ts';

/** All of the registry in one file, as of one moment, while the bot goes on. */
export const backup: Own = {
  word: 'backup',
  usage: ['backup <file>'],
  summary: 'Write all of the registry into a new file, while Sternway runs or not',
  run: async (shell, client, { words: [file, ...more], options }) => {
    if (file === undefined || more.length > 0) {
      shell.err(usageOf(backup));
      return exits.usage;
    }
    await using keeper = await keeperOf(shell, client, options);
    let first: string | undefined;
    const see = (line: string): void => {
      first ??= line;
    };
    await writeNew(file, onlyWhole(keeper.backup(), see));
    const { at, position } = Header.parse(jsonIn(first ?? ''));
    await shell.out(
      options.json
        ? `${JSON.stringify({ file, at, position })}\n`
        : `The registry as of ${at}, up to position ${position}, is in ${file}. Whoever reads that file reads all that was ever written. To rehearse it, restore it into an empty folder: STERNWAY_DATA=/tmp/rehearsal npx sternway restore ${file}\n`,
    );
    return exits.accepted;
  },
};
