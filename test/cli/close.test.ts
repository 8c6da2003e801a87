import { describe, expect, test } from 'vitest';
import { accepted, refused, run, type Sent, type Setting } from './rig.ts';

/** A process with one open incident that stands so. */
const process =
  (rung: string, runs: readonly unknown[] = [{ plan: 'RB-1' }]) =>
  ({ method, path }: Sent): Response => {
    if (method === 'POST') return accepted('Closed.');
    return Response.json(
      path === '/api/v1/incidents?open=true'
        ? { incidents: [{ id: 'INC-1' }] }
        : { id: 'INC-1', rung, runs },
    );
  };
const screen = () => ({ columns: 80, rows: 24 });
const close = (replies: readonly string[], more: Setting = {}) =>
  run(['close', '@bo'], { answer: process('deciding'), screen, replies, ...more });
const orders = (sent: readonly Sent[]) => sent.filter(({ method }) => method === 'POST').length;

describe('closing an incident that has not recovered, in a terminal', () => {
  test('asks once, and closes it when that is meant', async () => {
    const ran = await close(['yes']);
    expect(ran.asked).toEqual([
      'INC-1 has not recovered: it is deciding. Type yes to close it as not recovered: ',
    ]);
    expect([ran.exit, ran.out, orders(ran.sent)]).toEqual([0, 'Closed.\n', 1]);
  });

  test.each([['no'], ['']])('moves nothing when %j is typed', async (reply) => {
    const ran = await close([reply]);
    expect([ran.exit, ran.err, orders(ran.sent)]).toEqual([3, 'Nothing moved.\n', 0]);
  });

  test('asks about the incident that was named', async () => {
    const ran = await run(['close', '@bo', '--incident', 'INC-1'], {
      answer: process('acting'),
      screen,
      replies: ['yes'],
    });
    expect(ran.sent.map(({ path }) => path)).toEqual(['/api/v1/incidents/INC-1', '/api/v1/orders']);
    expect(ran.asked).toHaveLength(1);
  });
});

describe('a close', () => {
  test.each<readonly [string, Setting, readonly string[]]>([
    ['of a recovered incident', { answer: process('recovered') }, []],
    ['of one in which nothing was done', { answer: process('deciding', []) }, []],
    ['in a script', { screen: () => undefined }, []],
    ['with --yes', {}, ['--yes']],
    ['with --json', {}, ['--json']],
    [
      'of what cannot be seen',
      { answer: (sent) => (sent.method === 'GET' ? refused('NotSignedIn') : accepted('Closed.')) },
      [],
    ],
  ])('%s is not asked about', async (_which, more, options) => {
    const ran = await run(['close', '@bo', ...options], {
      answer: process('deciding'),
      screen,
      ...more,
    });
    expect([ran.exit, ran.asked, orders(ran.sent)]).toEqual([0, [], 1]);
  });

  test('is the only order that is asked about', async () => {
    const ran = await run(['rollback', 'abort'], { answer: process('acting'), screen });
    expect([ran.exit, ran.asked]).toEqual([0, []]);
  });
});
