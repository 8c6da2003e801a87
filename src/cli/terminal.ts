import { createInterface } from 'node:readline/promises';
import { SingleBar } from 'cli-progress';
import type { Clock } from '../app/ports/clock.ts';
import { exits } from './exits.ts';
import type { Offline, Progress, Shell } from './shell.ts';

type Process = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'stdin' | 'stdout' | 'stderr' | 'once' | 'exit'
>;

/** The shell of a real process. */
export function terminalShell(
  process: Process,
  { clock, offline }: { readonly clock: Clock; readonly offline: Offline },
): Shell {
  const { argv, env, stdin, stdout, stderr } = process;
  const isTerminal = stdin.isTTY && stdout.isTTY;
  // Whoever reads us may go first (`sternway … | head`): that is an end, not an error.
  stdout.once('error', () => process.exit(exits.accepted));
  return {
    args: argv.slice(2),
    env,
    out: (text) => written(stdout, text),
    err: (text) => void stderr.write(text),
    screen: () => (isTerminal ? { columns: stdout.columns, rows: stdout.rows } : undefined),
    progress: (all, writes) =>
      all === undefined || !stderr.isTTY || (writes === 'on-screen' && stdout.isTTY)
        ? undefined
        : bar(stderr, all),
    ask: async (question) => {
      const lines = createInterface({ input: stdin, output: stdout });
      const nobody = new Promise<undefined>((resolve) => {
        lines.once('close', () => resolve(undefined));
      });
      const answer = await Promise.race([lines.question(question), nobody]);
      lines.close();
      return answer;
    },
    fetch,
    sleep: clock.sleep,
    now: clock.now,
    interrupts: () => {
      const interrupt = new AbortController();
      process.once('SIGINT', () => interrupt.abort());
      return interrupt.signal;
    },
    offline,
  };
}

/** What is appended meanwhile is written too, so it may end beyond its end. */
function bar(stream: NodeJS.WritableStream, all: number): Progress {
  const shown = new SingleBar({
    stream,
    format: '{bar} {percentage} % | {value} of {total} events | {eta_formatted} left',
    hideCursor: null,
    clearOnComplete: true,
  });
  shown.start(all, 0);
  return {
    at: (done) => {
      if (done > shown.getTotal()) shown.setTotal(done);
      shown.update(done);
    },
    end: () => shown.stop(),
  };
}

const written = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
