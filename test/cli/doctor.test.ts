import { describe, expect, test } from 'vitest';
import { exits } from '../../src/cli/exits.ts';
import type { Examined } from '../../src/core/doctor/report.ts';
import { accepted, run } from './rig.ts';

const examined = (...verdicts: readonly Examined['findings'][number]['verdict'][]): Examined => ({
  at: '2026-11-22T03:00:00.000Z',
  isRunning: true,
  findings: verdicts.map((verdict) => ({
    look: 'redis',
    verdict,
    says: `It is ${verdict}.`,
    ...(verdict !== 'pass' && { todo: 'Do this.\nThen that.' }),
  })),
});
const answer = (what: Examined) => () => Response.json(what);

describe('sternway doctor', () => {
  test('asks the running process, and says verdicts in words with what to do under them', async () => {
    const { out, exit, sent } = await run(['doctor'], { answer: answer(examined('pass', 'fail')) });
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/v1/doctor']);
    expect(out).toBe(
      [
        'pass     redis           It is pass.',
        'FAILED                   It is fail.',
        '                         -> Do this.',
        '                         Then that.',
        '',
        '1 failed, 0 warnings, 0 unknown, 1 passed. docs/doctor.md says more about each.',
        '',
      ].join('\n'),
    );
    expect(exit).toBe(exits.refused);
  });

  test('looks by itself when nothing answers on this machine, and says so', async () => {
    const offline = { examine: async () => ({ ...examined('pass'), isRunning: false }) };
    const { err, exit } = await run(['doctor'], { offline });
    expect(err).toContain('Nothing answers at http://127.0.0.1:3400');
    expect(exit).toBe(exits.accepted);
  });

  test('looks at no other machine than the one that was named', async () => {
    const { exit } = await run(['doctor', '--url', 'https://bot.example']);
    expect(exit).toBe(exits.unreachable);
  });

  test('lets warnings pass, and fails for them with --strict', async () => {
    const setting = { answer: answer(examined('warn', 'unknown')) };
    expect((await run(['doctor'], setting)).exit).toBe(exits.accepted);
    expect((await run(['doctor', '--strict'], setting)).exit).toBe(exits.refused);
    expect((await run(['doctor', '--strictly'], setting)).exit).toBe(exits.usage);
  });

  test('prints all of it as JSON, with how many there are of each', async () => {
    const { out } = await run(['doctor', '--json'], { answer: answer(examined('warn')) });
    expect(JSON.parse(out)).toMatchObject({ many: { warn: 1, fail: 0 }, isRunning: true });
  });

  const refusal = { code: 'NotSignedIn', reason: 'Why.', lift: 'How.' };
  test('tells a refusal, and how to say who one is', async () => {
    const { exit, err } = await run(['doctor'], {
      answer: () => Response.json({ accepted: false, refusal }, { status: 401 }),
    });
    expect(exit).toBe(exits.refused);
    expect(err).toContain('Refused (NotSignedIn)');
  });

  test('takes no answer of another program for its own', async () => {
    const { err } = await run(['doctor'], {
      answer: () => accepted('hello'),
      offline: { examine: async () => examined('pass') },
    });
    expect(err).toContain('it is looked from here');
  });
});
