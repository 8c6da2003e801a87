import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Measurement } from '../../src/app/ports/kinds.ts';
import { checkKind } from '../../src/checks/check-kind.ts';
import { checkMeasurer } from '../../src/checks/check-measurer.ts';
import { check, question, settings } from './rig.ts';

const kind = (measure: () => Promise<Measurement>) =>
  checkKind({ kind: 'odd', doc: 'Odd.', with: z.strictObject({}), measure });
const asked = (measure: () => Promise<Measurement>, some = {}) =>
  checkMeasurer([kind(measure)], settings)(check('odd', {}), question(some));

describe('a kind of check that misbehaves', () => {
  test('and never ends is an error by the time the signal aborts', async () => {
    const measured = await asked(() => new Promise(() => undefined), {
      signal: AbortSignal.timeout(50),
    });
    expect(measured).toMatchObject({ verdict: 'error', summary: 'no answer in time' });
  });

  test('and throws is an error, without the secret in what it threw', async () => {
    const measured = await asked(() => Promise.reject(new Error('bad hunter22')), {
      secrets: { PW: 'hunter22' },
    });
    expect(measured).toMatchObject({
      verdict: 'error',
      summary: 'the kind odd has a bug: Error: bad [secret PW]',
    });
    expect(JSON.stringify(measured)).not.toContain('hunter22');
  });

  test('and answers pages of text is cut to one line', async () => {
    const summary = 'a\n'.repeat(10_000);
    const measured = await asked(async () => ({ verdict: 'pass', summary, facts: {} }));
    expect(measured.summary).toMatch(/^[a ]{300}…$/u);
  });

  test('and gets fields that it does not know, or does not exist, is an error', async () => {
    const measure = checkMeasurer(
      [kind(async () => ({ verdict: 'pass', summary: '', facts: {} }))],
      settings,
    );
    expect(await measure(check('odd', { extra: 1 }), question())).toMatchObject({
      verdict: 'error',
    });
    expect(await measure(check('none', {}), question())).toMatchObject({ verdict: 'error' });
  });
});
