import { describe, expect, test } from 'vitest';
import type { WantedManifest } from '../../src/cli/shell.ts';
import { err, ok } from '../../src/lib/result.ts';
import { run, type Setting } from './rig.ts';

/** Runs `manifest` with these words; `wanted` is what it asked to be made. */
async function ask(words: readonly string[], setting: Setting = {}) {
  const wanted: WantedManifest[] = [];
  const make = async (one: WantedManifest) => {
    wanted.push(one);
    return ok({ manifest: { made: true }, text: 'made: true\n' });
  };
  const ran = await run(['manifest', ...words], { offline: { manifest: make }, ...setting });
  return { ...ran, wanted };
}

describe('manifest', () => {
  test('prints the app for Socket Mode without asking a running process', async () => {
    const { exit, out, sent, wanted } = await ask([]);
    expect({ exit, out, sent }).toEqual({ exit: 0, out: 'made: true\n', sent: [] });
    expect(wanted).toEqual([{ file: './sternway.yaml', mustExist: false }]);
  });

  test.each([['--http', 'https://bot.example'], ['--http=https://bot.example/']])(
    'prints the one for HTTP with %s',
    async (...words) => {
      expect((await ask(words)).wanted).toMatchObject([{ http: 'https://bot.example/' }]);
    },
  );

  test('says of an address without TLS that Slack does not take it', async () => {
    const { exit, err } = await ask(['--http', 'http://127.0.0.1:3400']);
    expect([exit, err]).toEqual([0, 'Slack itself sends to https addresses only.\n']);
  });

  test('prints JSON for programs', async () => {
    expect((await ask(['--json'])).out).toBe('{"made":true}\n');
  });

  test('reads the configuration that the environment names, which then has to be there', async () => {
    const { wanted } = await ask([], { env: { STERNWAY_CONFIG: '/etc/sternway.yaml' } });
    expect(wanted).toEqual([{ file: '/etc/sternway.yaml', mustExist: true }]);
  });
});

describe('manifest typed wrong', () => {
  test.each([
    ['--http'],
    ['--http', 'bot.example'],
    ['--http', 'ftp://bot.example'],
    ['--http', 'https://bot.example?x=1'],
    ['--http', 'https://bot.example', 'more'],
    ['more'],
  ])('%s %s %s makes nothing and says how it is typed', async (...words) => {
    const { exit, out, err, wanted } = await ask(words);
    expect({ exit, out, wanted }).toEqual({ exit: 2, out: '', wanted: [] });
    expect(err).toContain('--http');
  });
});

describe('a configuration with errors', () => {
  test('is said with its place, and no manifest is made', async () => {
    const problem = {
      file: 'sternway.yaml',
      line: 3,
      column: 5,
      message: 'people: expected a map',
    };
    const {
      exit,
      out,
      err: said,
    } = await ask([], {
      offline: { manifest: async () => err([problem]) },
    });
    expect([exit, out]).toEqual([1, '']);
    expect(said).toMatch(/^sternway\.yaml:3:5 people: expected a map\n.*no manifest was made/u);
  });
});
