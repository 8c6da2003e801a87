import { tally } from '../../core/doctor/finding.ts';
import { Examined, type Finding } from '../../core/doctor/report.ts';
import { answerIn, bodyIn, tell } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { clean } from '../clean.ts';
import { type Client, Unreachable } from '../client.ts';
import { type Exit, exits } from '../exits.ts';
import { usageOf } from '../help.ts';
import type { Shell } from '../shell.ts';
import type { Own } from './own.ts';

/** Every look has its own time; all of them together need no longer than this. */
const patienceMs = 45_000;

/** What keeps a night from going well, and what to do about it; by the running process, or without it. */
export const doctor: Own = {
  word: 'doctor',
  usage: ['doctor [--strict]'],
  summary: 'Look whether everything is in order, and say what to do; --strict: warnings fail, too',
  run: async (shell, client, { words, options }) => {
    const isStrict = words[0] === '--strict';
    if (words.length > (isStrict ? 1 : 0)) {
      shell.err(usageOf(doctor));
      return exits.usage;
    }
    const examined = await examinedBy(shell, client, options);
    if (typeof examined === 'number') return examined;
    const many = tally(examined.findings);
    if (options.json) await shell.out(`${JSON.stringify({ ...examined, many })}\n`);
    else await shell.out(clean(tableOf(examined)));
    const bad = many.fail + (isStrict ? many.warn + many.unknown : 0);
    return bad === 0 ? exits.accepted : exits.refused;
  },
};

/** By the running process; where none answers on this machine, by this one. An exit code where it would not say. */
async function examinedBy(
  shell: Shell,
  client: Client,
  options: Arguments['options'],
): Promise<Examined | Exit> {
  const { access } = client;
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await client.send('/api/v1/doctor', { signal });
    if (response.status === 200) return await bodyIn(response, access.url, Examined);
    const exit = await tell(shell, await answerIn(response, client), options);
    shell.err(`${access.hint}\n`);
    return exit;
  } catch (error) {
    if (!(error instanceof Unreachable) || !access.isLocal) throw error;
    shell.err(
      `Nothing answers at ${access.url}; it is looked from here, with the settings of this shell.\n`,
    );
    return shell.offline.examine();
  }
}

const names = { pass: 'pass', unknown: 'UNKNOWN', warn: 'WARNING', fail: 'FAILED' } as const;
const verdictWidth = 9;
const lookWidth = 16;

function lineOf({ look, verdict, says, todo }: Finding, before: string | undefined): string {
  const margin = ' '.repeat(verdictWidth + lookWidth);
  const name = look === before ? '' : look;
  const indented = (text: string): string => text.replaceAll('\n', `\n${margin}`);
  const head = `${names[verdict].padEnd(verdictWidth)}${name.padEnd(lookWidth)}${indented(says)}\n`;
  return todo === undefined ? head : `${head}${margin}-> ${indented(todo)}\n`;
}

/** A line for each thing that was seen, what to do under it, and the sum. */
function tableOf({ findings }: Examined): string {
  const lines = findings.map((one, index) => lineOf(one, findings[index - 1]?.look));
  const { pass, unknown, warn, fail } = tally(findings);
  const warnings = warn === 1 ? '1 warning' : `${warn} warnings`;
  return `${lines.join('')}\n${fail} failed, ${warnings}, ${unknown} unknown, ${pass} passed. docs/doctor.md says more about each.\n`;
}
