import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');

const { scripts } = z
  .object({ scripts: z.object({ workspace: z.string(), demo: z.string() }) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** What stands after `node` in a script of package.json. */
const wordsOf = (script: keyof typeof scripts): readonly string[] =>
  scripts[script].split(' ').slice(1);

const node = (...args: readonly string[]) =>
  spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });

const start = (...args: readonly string[]) => node(...wordsOf('workspace'), ...args);

/** The variables that the program prints for a bot. */
const joinedWith = async (output: NodeJS.ReadableStream): Promise<Record<string, string>> => {
  const variables: Record<string, string> = {};
  for await (const line of createInterface({ input: output })) {
    const [, name, value] = /^(SLACK_[A-Z_]+)=(.*)$/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined) variables[name] = value;
    if (line.startsWith('Ctrl-C')) return variables;
  }
  throw new Error('The program ended before it said how to join.');
};

describe('npm run workspace', () => {
  test('says how a bot joins, serves the manifest of the repository, and ends cleanly', async () => {
    const program = start('--port', '0');
    const variables = await joinedWith(program.stdout);
    expect(variables).toMatchObject({
      SLACK_MODE: 'socket',
      SLACK_APP_TOKEN: 'xapp-sternway',
      SLACK_ANNOUNCE_CHANNEL: 'incidents',
    });
    const response = await fetch(`${variables['SLACK_API_URL']}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${variables['SLACK_BOT_TOKEN']}` },
    });
    expect(await response.json()).toMatchObject({ ok: true, user: 'sternway' });
    program.kill('SIGINT');
    expect(await once(program, 'exit')).toEqual([0, null]);
  });

  test('gives the signing secret to a bot that takes requests', async () => {
    const program = start('--port', '0', '--http', 'http://127.0.0.1:9/slack/events');
    const variables = await joinedWith(program.stdout);
    expect(variables).toMatchObject({
      SLACK_MODE: 'http',
      SLACK_SIGNING_SECRET: 'workspace-signing-secret',
    });
    program.kill('SIGTERM');
    expect(await once(program, 'exit')).toEqual([0, null]);
  });

  test.each([
    ['a port that is none', ['--port', 'many'], /at port/u],
    ['an address that is none', ['--http', 'here'], /must be an http address/u],
    ['a manifest that is not there', ['--manifest', 'nowhere.yml'], /nowhere\.yml/u],
    ['a file that is no manifest', ['--manifest', 'package.json'], /no app manifest/u],
    ['an option that it does not know', ['--wat'], /--wat/u],
  ])('says what is wrong with %s, and how it is used', async (_, args, sentence) => {
    const program = start(...args);
    const said = await text(program.stderr);
    expect(said).toMatch(sentence);
    expect(said).toContain('npm run workspace --');
    expect(program.exitCode ?? (await once(program, 'exit'))[0]).toBe(1);
  });
});

describe('a program that serves the page', () => {
  const strip = `import { sourceOf } from './sandbox/slack/ui/sources.ts';
    process.stdout.write(sourceOf('sandbox/slack/ui/browser/main.ts') ?? '');`;

  test.each(['workspace', 'demo'] as const)(
    'as npm run %s starts it prints no warning over it',
    async (script) => {
      const flags = wordsOf(script).filter((word) => word.startsWith('--'));
      const program = node(...flags, '--input-type=module', '--eval', strip);
      const [served, said] = await Promise.all([text(program.stdout), text(program.stderr)]);
      expect(served).toContain('pageView');
      expect(said).toBe('');
    },
  );
});
