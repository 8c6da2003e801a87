import { z } from 'zod';
import type { Measurement } from '../../app/ports/kinds.ts';
import { Comparison } from '../../lib/compare.ts';
import type { Exited } from '../../lib/program/run.ts';
import { askProgram, Program, printed } from '../ask-program.ts';
import { checkKind, errored, inconclusive } from '../check-kind.ts';
import { judged } from '../judged.ts';

/** EX_TEMPFAIL of sysexits.h: "try again later" is no answer. */
const tempFail = 75;

const Command = Program.extend({
  /** Exit codes that mean "cannot tell". */
  inconclusive: z.array(z.int().min(2).max(255)).default([tempFail]),
  /** With exit code 0: the number on the standard output must compare so. */
  stdout: Comparison.optional(),
});
type Command = z.output<typeof Command>;

/** Runs a read-only program and takes its exit code for the verdict. */
export const command = checkKind({
  kind: 'command',
  doc: 'Runs argv (no shell, read-only by promise): exit 0 passes, 1 fails, 75 or those under inconclusive are inconclusive, others are errors; stdout {op, value} compares the number it prints.',
  with: Command,
  measure: async (asking) => {
    const end = await askProgram(asking);
    const { with: given } = asking;
    return end.status === 'not-started' ? errored(end.why) : judge(given, end);
  },
});

function judge(given: Command, end: Exited): Measurement {
  const { exitCode } = end;
  const said = lastLine(end.output.text);
  const facts = { exit: exitCode ?? null, output: end.output.text.slice(-2_000) };
  if (end.endedBy !== undefined) return errored('it had not ended when the time was over', facts);
  if (exitCode === undefined) return errored(`it was killed (${end.killedBy})`, facts);
  if (given.inconclusive.includes(exitCode))
    return inconclusive(`exit ${exitCode}: ${said}`, facts);
  if (exitCode === 1) return { verdict: 'fail', summary: `exit 1: ${said}`, facts };
  if (exitCode !== 0) return errored(`exit ${exitCode}: ${said}`, facts);
  if (given.stdout === undefined) return { verdict: 'pass', summary: `exit 0: ${said}`, facts };
  const figure = printed(end);
  if (typeof figure === 'string') return inconclusive(`stdout is no number: ${said}`, facts);
  return judged('stdout', figure, given.stdout);
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)?.slice(0, 200) ?? '';
