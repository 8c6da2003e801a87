import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { abortCode } from '../../lib/abort.ts';
import { SqlAnswer, type SqlQuestion } from './question.ts';

const child = fileURLToPath(new URL('child.ts', import.meta.url));
const longestAnswer = 1024 * 1024;

/** One reading of a database in a process of its own, which is killed when the signal aborts. Never throws. */
export async function askSql(question: SqlQuestion, signal: AbortSignal): Promise<SqlAnswer> {
  const result = await execa(process.execPath, [child, String(process.pid)], {
    input: JSON.stringify(question),
    // It needs nothing of ours, least of all the bot's tokens.
    env: {},
    extendEnv: false,
    cancelSignal: signal,
    killSignal: 'SIGKILL',
    maxBuffer: longestAnswer,
    reject: false,
  });
  if (signal.aborted) {
    const what = abortCode(signal) === 'Timeout' ? 'the time was over' : 'it was ended';
    return { status: 'no', why: `the query had no answer when ${what}; it was stopped` };
  }
  if (result.exitCode !== 0) {
    return {
      status: 'no',
      why: `the process that asks the database ended badly (${result.shortMessage ?? 'no reason given'})`,
    };
  }
  return SqlAnswer.parse(JSON.parse(result.stdout));
}
