import { askProgram, Program, printed } from '../ask-program.ts';
import { countKind, unknownCount } from '../check-kind.ts';
import { countOf } from '../count-of.ts';

/** Counts by a program that prints a number. */
export const command = countKind({
  kind: 'command',
  doc: 'Counts with a program: argv (no shell, read-only by promise), cwd, env; with exit code 0 the number on its standard output is the count.',
  with: Program,
  count: async (asking) => {
    const end = await askProgram(asking);
    if (end.status === 'not-started') return unknownCount(end.why);
    if (end.exitCode !== 0) return unknownCount(`exit ${end.exitCode ?? end.killedBy}`);
    return countOf(printed(end));
  },
});
