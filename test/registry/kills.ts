import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { compiled } from '../support/compiled.ts';

const program = new URL('appender.ts', import.meta.url).pathname;

/** Which registry is appended to: its file or its address, and how it is opened by the test. */
export type Victim = {
  readonly where: string;
  readonly reopened: () => Promise<Registry>;
};

/** Starts an appender and answers once it has acknowledged something; `kill` answers all that it has acknowledged. */
export async function appender(where: string, prefix: string, ...flags: readonly string[]) {
  const child = spawn(process.execPath, [program, where, prefix, ...flags], {
    env: { PATH: process.env['PATH'], ...compiled },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  await once(child.stdout, 'data');
  const acknowledged = () => said.split('\n').slice(0, -1);
  return {
    /** Resolves when it has acknowledged so many. */
    said: async (enough: number) => {
      while (acknowledged().length < enough) await once(child.stdout, 'data');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
      return acknowledged();
    },
  };
}

/** Kills an appender after a random number of acknowledgments; answers those that the registry does not know. */
export async function lostAfterKill(
  { where, reopened }: Victim,
  round: number,
  ...flags: readonly string[]
): Promise<string[]> {
  const running = await appender(where, `r${round}`, ...flags);
  const enough = Math.floor(Math.random() * 200);
  await running.said(enough);
  const acknowledged = await running.kill();
  expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
  await using registry = await reopened();
  const answers = await Promise.all(acknowledged.map((key) => registry.answered(key)));
  const report = await registry.verify();
  expect(report).toMatchObject({ ok: true, problems: [] });
  expect(report.events % 2).toBe(0);
  return acknowledged.filter((_, index) => answers[index] === undefined);
}
