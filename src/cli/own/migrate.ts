import { keptAt } from '../access.ts';
import { clean } from '../clean.ts';
import { exits } from '../exits.ts';
import { usageOf } from '../help.ts';
import type { Own } from './own.ts';

/** The schema of the registry, before a new version is started; needs no running process. */
export const migrate: Own = {
  word: 'migrate',
  usage: ['migrate [--for <role>]'],
  summary:
    'Bring the registry to the schema of this version; with --for give a role of PostgreSQL what the program needs',
  run: async (shell, _client, { words, options }) => {
    const kept = keptAt(shell.env);
    const [option, role, ...more] = words;
    const isUsed = option === undefined || (option === '--for' && role !== undefined);
    if (!isUsed || more.length > 0) {
      shell.err(usageOf(migrate));
      return exits.usage;
    }
    if (role !== undefined && kept.database === undefined) {
      shell.err('--for names a role of PostgreSQL, and DATABASE_URL is not set.\n');
      return exits.usage;
    }
    const { place, done } = await shell.offline.migrate(kept, role);
    const rights =
      role === undefined ? '' : ` ${role} may work with it, and not change its events.`;
    const said =
      done.length === 0
        ? `${place} has the schema of this version.${rights}\n`
        : `${place} was brought to the schema of this version: ${done.join(', ')}.${rights}\n`;
    await shell.out(options.json ? `${JSON.stringify({ place, done })}\n` : clean(said));
    return exits.accepted;
  },
};
