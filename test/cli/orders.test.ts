import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accepted, refused, run } from './rig.ts';

describe('an order on the command line', () => {
  test('is sent as text with the token, a key of its own, and its channel', async () => {
    const ran = await run(['rollback', 'stop', '--incident', 'INC-1'], {
      answer: () => accepted('Paused.'),
    });
    expect([ran.exit, ran.out, ran.err]).toEqual([0, 'Paused.\n', '']);
    const [order] = ran.sent;
    expect(order).toMatchObject({
      method: 'POST',
      path: '/api/v1/orders',
      body: { incident: 'INC-1', text: '/rollback stop' },
    });
    expect(order?.headers.get('authorization')).toBe('Bearer secret');
    expect(order?.headers.get('x-sternway-via')).toBe('cli');
    expect(order?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test.each([
    ['NotTheAuthority', 1],
    ['StrategyActive', 1],
    ['RegistryUnavailable', 1],
    ['Misread', 2],
    ['UnknownCommand', 2],
    ['BadRequest', 2],
  ])(
    'that is refused with %s says why on standard error, and exits with %i',
    async (code, exit) => {
      const ran = await run(['stop'], { answer: () => refused(code) });
      expect([ran.exit, ran.out, ran.err]).toEqual([exit, '', `Refused (${code}): Why.\nHow.\n`]);
    },
  );

  test('with --json gives the whole answer to programs', async () => {
    const ran = await run(['stop', '--json'], { answer: () => refused('NoStrategy') });
    expect([ran.exit, ran.err]).toEqual([1, '']);
    expect(JSON.parse(ran.out)).toMatchObject({ refusal: { code: 'NoStrategy' } });
  });

  test('whose connection is cut is sent again under the same key, once', async () => {
    const keys: (string | null)[] = [];
    const ran = await run(['stop'], {
      fetch: async (input, init) => {
        keys.push(new Request(input, init).headers.get('idempotency-key'));
        if (keys.length === 1) {
          throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
        }
        return accepted('Paused.');
      },
    });
    expect(ran.exit).toBe(0);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  test('cannot paint on the terminal of whoever reads the answer', async () => {
    const ran = await run(['status'], {
      answer: () => accepted('a\u001b[2Jb\u009b1mc\td\r\u202ee'),
    });
    expect(ran.out).toBe('a[2Jb1mc\tde\n');
  });
});

describe('a process that does not answer', () => {
  test('is said to be away, with what to look at and what works without it', async () => {
    const ran = await run(['stop']);
    expect(ran.exit).toBe(4);
    expect(ran.err).toContain('does not answer at http://127.0.0.1:3400: nothing listens there');
    expect(ran.err).toContain('STERNWAY_URL');
    expect(ran.err).toContain('registry verify');
  });

  test('is started, and asked again, with lines that work as they stand', async () => {
    const ran = await run(['stop', 'it burns', '--as', 'ana', '--token', 'hidden']);
    expect(ran.err).toContain(': npx sternway start\n');
    expect(ran.err).toContain(": npx sternway stop 'it burns' --as ana\n");
    expect(ran.err).not.toContain('hidden');
  });

  test.each([
    ['a page', () => new Response('<html>', { status: 200 })],
    ['JSON of another shape', () => Response.json({ hello: 1 })],
    ['an empty error', () => new Response(null, { status: 502 })],
  ])('is another program when it answers with %s', async (_, answer) => {
    const ran = await run(['stop'], { answer });
    expect([ran.exit, ran.err]).toEqual([4, expect.stringContaining('not this Sternway')]);
  });

  test.each([['nowhere'], ['file:///etc/passwd'], ['ftp://x']])(
    'at %s is no address',
    async (url) => {
      const ran = await run(['stop', '--url', url]);
      expect([ran.exit, ran.err]).toEqual([2, expect.stringContaining('no address')]);
    },
  );
});

describe('whoever gives no token', () => {
  let data = '';
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'sternway-cli-'));
    await writeFile(join(data, 'local-token'), 'local\n');
  });
  afterAll(() => rm(data, { recursive: true }));
  const answer = () => accepted('Paused.');
  const env = () => ({ STERNWAY_DATA: data, USER: 'ada' });

  test('acts by the local token, as the user of this machine', async () => {
    const { sent } = await run(['stop'], { answer, env: env() });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer local');
    expect(sent[0]?.headers.get('x-sternway-as')).toBe('ada');
  });

  test('may act as another', async () => {
    const { sent } = await run(['stop', '--as', 'bo'], { answer, env: env() });
    expect(sent[0]?.headers.get('x-sternway-as')).toBe('bo');
  });

  test('may say once for a whole terminal who acts', async () => {
    const { sent } = await run(['stop'], { answer, env: { ...env(), STERNWAY_AS: 'bo' } });
    expect(sent[0]?.headers.get('x-sternway-as')).toBe('bo');
  });

  test('never sends the local token to another machine', async () => {
    const { sent } = await run(['stop', '--url', 'http://sternway.example'], {
      answer,
      env: env(),
    });
    expect(sent[0]?.headers.get('authorization')).toBeNull();
  });

  test('is told what to do when nobody is recognized', async () => {
    const ran = await run(['stop'], {
      answer: () => refused('NotSignedIn'),
      env: { STERNWAY_DATA: join(data, 'elsewhere') },
    });
    expect(ran.err).toContain('elsewhere/local-token cannot be read');
    const known = await run(['stop'], { answer: () => refused('UnknownPerson'), env: env() });
    expect(known.err).toContain('--as');
  });
});

describe('help', () => {
  test.each([[[]], [['help']], [['--help']]])(
    '%j lists every command without a process',
    async (args) => {
      const ran = await run(args);
      expect(ran.exit).toBe(0);
      for (const part of [
        'rollback go [<plan>]',
        'incident declare',
        'registry verify',
        'Exit codes',
      ]) {
        expect(ran.out).toContain(part);
      }
    },
  );

  test('about a command is the process’s to give', async () => {
    const ran = await run(['help', 'go'], { answer: () => accepted('go [<plan>]') });
    expect(ran.sent[0]?.body).toEqual({ text: '/incident help go' });
  });
});
