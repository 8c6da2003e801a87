import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../support/redis.ts';

const page = readFileSync('docs/install.md', 'utf8');
const commands = [...page.matchAll(/```sh\n(?<block>[\s\S]*?)```/gu)]
  .flatMap(({ groups }) => (groups?.['block'] ?? '').trim().split('\n'))
  .map((line) => line.trim());

/** An empty folder in which `npx sternway` is the program of this checkout, on a port of its own. */
async function place() {
  const folder = mkdtempSync(join(tmpdir(), 'install-'));
  const port = String(await freePort());
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, '.bin'));
  const npx = join(folder, '.bin', 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${resolve('bin/sternway.js')}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const env = {
    PATH: `${join(folder, '.bin')}:${process.env['PATH']}`,
    HOME: folder,
    USER: 'ana',
    PORT: port,
    LOG_LEVEL: 'silent',
    STERNWAY_URL: `http://127.0.0.1:${port}`,
  };
  const begin = (command: string) => {
    const line = command.replaceAll('3400', port);
    return spawn('/bin/sh', ['-c', `exec ${line.replace(/^(?:\S+=\S+ )*/u, 'env $&')}`], {
      cwd: folder,
      env,
    });
  };
  const run = (command: string): Promise<{ readonly exit: number | null; readonly said: string }> =>
    new Promise((done) => {
      const child = begin(command);
      child.stdin.end();
      let said = '';
      child.stdout.on('data', (chunk) => (said += String(chunk)));
      child.stderr.on('data', (chunk) => (said += String(chunk)));
      child.once('close', (exit) => done({ exit, said }));
    });
  return { folder, port, begin, run };
}

type Place = Awaited<ReturnType<typeof place>>;

/** Runs until its server is ready, and ends with the test. */
async function started({ begin }: Place, command: string): Promise<void> {
  const child = begin(command);
  const over = new Promise<void>((done) => child.once('close', () => done()));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await over;
  });
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('is ready at') && done());
    child.once('close', () => fail(new Error('It did not start')));
  });
}

/** Until it says so: what the page tells a person to wait for. */
async function until({ run }: Place, command: string, said: RegExp): Promise<string> {
  for (;;) {
    const answer = await run(command);
    if (said.test(answer.said)) return answer.said;
  }
}

const waits: readonly (readonly [RegExp, RegExp])[] = [
  [/ ack /u, /is done/u],
  [/ status$/u, /is recovered/u],
];

describe('the page about the first drill', () => {
  test('leads from an empty folder to a drill that passed, each command as it stands there', async () => {
    const here = await place();
    const said: string[] = [];
    const failed: string[] = [];
    for (const command of commands) {
      const wait = waits.find(([shape]) => shape.test(command))?.[1];
      if (command.endsWith(' start')) await started(here, command);
      else if (wait !== undefined) said.push(await until(here, command, wait));
      else {
        const answer = await here.run(command);
        said.push(answer.said);
        if (answer.exit !== 0) failed.push(command);
      }
      if (command.endsWith(' init')) inPort(here);
    }
    // At the end it names what is missing.
    expect(failed).toEqual(['npx sternway doctor']);
    expect(said.join('\n')).toMatch(/my-service@staging: .*Passed on/u);
    expect(said.at(-1)).toContain('FAILED   pager');
    // The running process looked, and not the command beside it.
    expect(said.at(-1)).not.toContain('looked from here');
  }, 300_000);

  test('has all that it needs', () => {
    expect(commands.filter((line) => !line.includes('npx sternway '))).toEqual([]);
    expect(commands.length).toBeGreaterThan(9);
  });
});

/** The check of the first drill asks Sternway itself, on the port of this test. */
function inPort({ folder, port }: Place): void {
  for (const file of ['sternway.yaml', 'playbooks/my-service-rollback.yaml']) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('3400', port));
  }
}
