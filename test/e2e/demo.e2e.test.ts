import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allText } from '../../sandbox/slack/people/client/texts.ts';
import { workspaceClient } from '../../sandbox/slack/people/client.ts';
import { type Program, program } from './process.ts';

const Played = z.object({ ok: z.boolean(), problems: z.array(z.string()) });
/** For what hangs: it takes 84 s alone, most of them what its checks have to hold, and took 187 s with both cores busy. */
const playMs = 420_000;
const momentMs = 3_000;

/** Processes that have this in their words or their environment: every part of the demo knows its folder. */
function alive(marker: string): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/u.test(pid)) return [];
    try {
      const known = ['environ', 'cmdline'].map((file) =>
        readFileSync(`/proc/${pid}/${file}`, 'utf8'),
      );
      return known.some((text) => text.includes(marker)) ? [`${pid}: ${known[1]}`] : [];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}

/** Those that are still there after a moment: a process that was told to end may take one. */
async function leftOver(marker: string): Promise<readonly string[]> {
  const end = performance.now() + momentMs;
  while (alive(marker).length > 0 && performance.now() < end) await wait(100);
  return alive(marker);
}

/** A folder for temporary files of this demo alone: what is left in it was left by the demo. */
function ownTemporary(): Disposable & {
  readonly path: string;
  readonly left: () => readonly string[];
} {
  const path = mkdtempSync(join(tmpdir(), 'sternway-demo-test-'));
  return {
    path,
    left: () => readdirSync(path).filter((name) => name.startsWith('sternway-demo-')),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

describe('npm run demo -- play --json', () => {
  test(
    'rolls the bad release back, proves it, and leaves nothing',
    async () => {
      using temporary = ownTemporary();
      await using demo = program('sandbox/demo/main.ts', ['play', '--json'], {
        TMPDIR: temporary.path,
      });
      const { code, out, err } = await demo.ended();
      expect(err).toBe('');
      const played = Played.parse(JSON.parse(out));
      expect(played).toMatchObject({ ok: true, problems: [] });
      expect(code).toBe(0);
      expect(temporary.left()).toEqual([]);
      expect(await leftOver(temporary.path)).toEqual([]);
    },
    playMs,
  );
});

describe('npm run demo -- play, when Sternway is killed in the middle', () => {
  test('says so, ends with 1, and leaves nothing', async () => {
    using temporary = ownTemporary();
    await using demo = program('sandbox/demo/main.ts', ['play'], { TMPDIR: temporary.path });
    await opens(demo);
    await demo.line(/in the form "Change course/u);
    const bot = alive(temporary.path).find((one) => one.includes('bot-process.ts'));
    process.kill(Number.parseInt(bot ?? '', 10), 'SIGKILL');
    const { code, out } = await demo.ended();
    expect(out).toContain('NOT SO: Sternway has ended by itself');
    expect(out).toMatch(/The play failed\.\n$/u);
    expect(code).toBe(1);
    expect(temporary.left()).toEqual([]);
    expect(await leftOver(temporary.path)).toEqual([]);
  }, 180_000);
});

/** On a busy machine each part of it takes its time. */
async function opens(demo: Program): Promise<void> {
  await demo.line(/starting Sternway/u);
  await demo.line(/Deploying release 2/u);
}

const usualPort = 3939;

/** Somebody has the port of the workspace: this test, unless it is taken already. */
async function portTaken(): Promise<AsyncDisposable> {
  const server = createServer().listen(usualPort, '127.0.0.1');
  await once(server, 'listening').catch(() => undefined);
  return { [Symbol.asyncDispose]: async () => void server.close() };
}

describe('npm run demo', () => {
  test('opens the workspace with Sternway in it, though its port is taken', async () => {
    await using _taken = await portTaken();
    using temporary = ownTemporary();
    await using demo = program('sandbox/demo/main.ts', [], { TMPDIR: temporary.path });
    await opens(demo);
    const url = new URL(await demo.line(/The workspace: (\S+)/u));
    expect(url.port).not.toBe(String(usualPort));
    expect((await fetch(url)).status).toBe(200);
    const guest = workspaceClient(url.origin).as('U0GUEST');
    await guest.say('#general', '/rollback checkout');
    const told = await guest.waitForMessage((one) => one.ephemeral);
    expect(allText(told)).toContain('GuestMayNot');
  }, 120_000);

  test('lets checkout be rehearsed, on a staging that production never hears of', async () => {
    using temporary = ownTemporary();
    await using demo = program('sandbox/demo/main.ts', [], { TMPDIR: temporary.path });
    await opens(demo);
    const { origin } = new URL(await demo.line(/The workspace: (\S+)/u));
    await demo.line(/Staging is open/u);
    const first = workspaceClient(origin).as('U0FIRST');
    await first.say('#general', '/drill start checkout');
    const told = await first.waitForMessage((one) => one.ephemeral);
    expect(allText(told)).toMatch(/^DRILL: the way back of checkout is rehearsed/u);
    const channel = await first.waitFor(
      // Whoever is not in it yet can type nothing there, and is shown nothing.
      async () =>
        (await first.state()).channels.find(
          ({ name, members }) => name.startsWith('drill-') && members.includes('U0FIRST'),
        ),
      { what: 'the channel of the drill, with first-oncall in it' },
    );
    await first.say(channel.id, '/rollback checkout@staging');
    const card = await first.waitForMessage((one) => allText(one).includes('Never rehearsed.'));
    expect(allText(card)).toContain('Roll back to release 1?');
    expect(allText(card)).not.toContain('@prod');
  }, 180_000);

  test('says what to type, and Ctrl-C leaves nothing', async () => {
    using temporary = ownTemporary();
    await using demo = program('sandbox/demo/main.ts', [], { TMPDIR: temporary.path });
    await opens(demo);
    const data = await demo.line(/STERNWAY_DATA=(\S+)/u);
    expect(data.startsWith(temporary.path)).toBe(true);
    expect(existsSync(join(data, 'registry.sqlite'))).toBe(true);
    expect(alive(temporary.path).length).toBeGreaterThan(5);
    demo.kill('SIGINT');
    const { code } = await demo.ended();
    expect(code).toBe(0);
    expect(temporary.left()).toEqual([]);
    expect(await leftOver(temporary.path)).toEqual([]);
  }, 120_000);
});
