import { clean } from '../clean.ts';
import { exits } from '../exits.ts';
import type { Own } from './own.ts';

/** Looks a playbook over before anybody depends on it; needs no running process. */
export const playbook: Own = {
  word: 'playbook',
  usage: ['playbook lint <file>…'],
  summary: 'Say what is wrong in playbooks, with line and column',
  run: async (shell, _client, { words: [verb, ...files], options }) => {
    if (verb !== 'lint' || files.length === 0) {
      shell.err('Usage: sternway playbook lint <file>…\n');
      return exits.usage;
    }
    const found = (await Promise.all(files.map(shell.offline.lint))).flat();
    if (options.json) await shell.out(`${JSON.stringify(found)}\n`);
    else {
      for (const { file, line, column, severity, message } of found)
        await shell.out(clean(`${file}:${line}:${column} ${severity}: ${message}\n`));
    }
    const errors = found.filter(({ severity }) => severity === 'error').length;
    shell.err(`${files.length} looked at, ${errors} errors, ${found.length - errors} warnings.\n`);
    return errors === 0 ? exits.accepted : exits.refused;
  },
};
