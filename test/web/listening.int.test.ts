import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { RegistryUnavailable } from '../../src/app/ports/registry-errors.ts';
import { WebUnopened } from '../../src/web/open.ts';
import { accepted, webRig } from './rig.ts';

const portOf = (url: string): number => Number(new URL(url).port);

/** Says something on a bare socket and reads the answer to its end. */
async function bare(url: string, said: string): Promise<string> {
  const socket = connect(portOf(url), '127.0.0.1');
  socket.write(said);
  return text(socket);
}

describe('a server', () => {
  test('on a taken port is not opened, and says what to do', async () => {
    await using first = await webRig();
    const port = portOf(first.url);
    const second = webRig({ port });
    await expect(second).rejects.toThrow(WebUnopened);
    await expect(second).rejects.toThrow(
      `cannot listen on 127.0.0.1, port ${port}: another program listens there`,
    );
  });

  test('on an address that this machine has not is not opened', async () => {
    await expect(webRig({ host: '192.0.2.1' })).rejects.toThrow('this machine has no such address');
  });

  test.each([
    ['no HTTP at all', 'EHLO there\r\n\r\n', '400 Bad Request'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}`, '431 '],
    ['a header with a line feed in it', 'GET / HTTP/1.1\r\nhost\r\n\r\n', '400 Bad Request'],
    ['two lengths', 'POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', '400'],
  ])('answers %s in the shape of a refusal, and hangs up', async (_, said, status) => {
    await using rig = await webRig();
    const answer = await bare(rig.url, said);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toMatch(/\{"accepted":false,"refusal":\{"code":"BadRequest"/u);
  });

  test('says with its reasons that it is not ready', async () => {
    await using rig = await webRig({
      notReady: async () => ['The configuration is not read yet.'],
    });
    const ready = await rig.call('/readyz', { token: '' });
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, reasons: ['The configuration is not read yet.'] },
    ]);
    expect((await rig.call('/healthz', { token: '' })).status).toBe(200);
  });

  test('is ready while something is impaired, and says what', async () => {
    await using rig = await webRig({ impaired: () => ['Slack does not answer.'] });
    const ready = await rig.call('/readyz', { token: '' });
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, impaired: ['Slack does not answer.'] },
    ]);
  });

  test('is ready without a reason against it', async () => {
    await using rig = await webRig();
    expect((await rig.call('/readyz', { token: '' })).status).toBe(200);
  });

  test('closes connections that are kept alive', async () => {
    const rig = await webRig();
    await rig.call('/healthz');
    const started = performance.now();
    await rig[Symbol.asyncDispose]();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a fault of ours', () => {
  test('is said plainly and logged, and nothing of it gets out', async () => {
    await using rig = await webRig({
      answer: () => {
        throw new Error('secret of the inside');
      },
    });
    const response = await rig.order({ text: '/rollback stop' });
    const said = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(said)).toMatchObject({ accepted: false, refusal: { code: 'Unexpected' } });
    expect(said).not.toMatch(/secret|at .*\.ts/u);
    expect(rig.log).toContainEqual(
      expect.objectContaining({ event: 'RequestFailed', path: '/api/v1/orders' }),
    );
  });

  test('that the registry cannot serve is a refusal that says what to do', async () => {
    await using rig = await webRig({
      answer: () => {
        throw new RegistryUnavailable({ code: 'DiskFull', why: 'Full.', lift: 'Free space.' });
      },
    });
    const response = await rig.order({ text: '/rollback stop' });
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { refusal: { code: 'RegistryUnavailable', lift: expect.stringContaining('Free space') } },
    ]);
  });
});

describe('a large export', () => {
  test('is made no faster than it is read, and ends when its reader goes', async () => {
    let made = 0;
    let ended = false;
    const exportEvents = async function* () {
      try {
        for (;;) {
          made += 1;
          yield `${'x'.repeat(65_535)}\n`;
        }
      } finally {
        ended = true;
      }
    };
    const keeping = {
      exportEvents,
      verify: () => Promise.reject(new Error('not asked')),
      rebuild: async () => ({ incidents: 0 }),
      replay: async () => ({ texts: 0, people: 0, held: [], unread: [] }),
    };
    await using rig = await webRig({ keeping, answer: () => accepted() });
    const socket = connect(portOf(rig.url), '127.0.0.1');
    socket.write(
      'GET /api/v1/registry/export HTTP/1.1\r\nhost: x\r\nauthorization: Bearer token-of-ada\r\n\r\n',
    );
    await new Promise((resolve) => {
      socket.once('readable', resolve);
    });
    let before = -1;
    await expect
      .poll(
        () => {
          const stands = made === before;
          before = made;
          return stands;
        },
        { interval: 100 },
      )
      .toBe(true);
    expect(made).toBeLessThan(1_000);
    socket.destroy();
    await expect.poll(() => ended).toBe(true);
  });
});
