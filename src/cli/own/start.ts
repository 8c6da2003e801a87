import { exits } from '../exits.ts';
import type { Own } from './own.ts';

/** The process itself; it ends when it is told to. */
export const start: Own = {
  word: 'start',
  usage: ['start'],
  summary: 'Run Sternway in this terminal until Ctrl-C',
  run: async (shell, _client, { words }) => {
    await shell.offline.start(words);
    return exits.accepted;
  },
};
