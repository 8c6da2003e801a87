import { describe, expect, test } from 'vitest';
import type { PublicUpdateAccount } from '../../src/core/account/public-updates.ts';
import { messaging } from '../../src/core/report/document/parts/messaging.ts';
import { declared } from './orders.ts';
import { u } from './public-updates.ts';
import { linesOf, sourceWith } from './report-source.ts';
import { ada, bo, checkout, dba } from './sample.ts';

const at = '2026-03-09T10:00:00.000Z';
const later = '2026-03-09T10:04:10.000Z';

describe('what people were told inside', () => {
  test('is each status report, and what support said', () => {
    const lines = linesOf(
      messaging(
        sourceWith(declared({ targets: [checkout] }), () => ({
          statusReports: [
            {
              audience: 'executive',
              by: bo,
              at,
              conditions: 'buying fails',
              actions: null,
              needs: undefined,
            },
          ],
          support: [{ verdict: 'no-increase', by: dba, at: later, evidence: 'no new cases' }],
        })),
      ),
    );
    expect(lines).toEqual([
      'Told inside:',
      expect.stringMatching(
        /^2026-03-09 10:00:00 UTC \| executive \| Bo \| buying fails \| .+ \| $/u,
      ),
      'Support said no-increase at 2026-03-09 10:04:10 UTC (Dana): no new cases',
      'Told in public:',
      'Nothing was drafted for the public.',
    ]);
  });

  test('is nothing where nobody was', () => {
    expect(linesOf(messaging(sourceWith(declared())))).toContain('No status report was sent.');
  });
});

describe('what the public was told', () => {
  const draft: PublicUpdateAccount = {
    update: u(1),
    stage: 'identified',
    status: 'drafted',
    text: 'Buying is slow.',
    drafter: ada,
    drafted: at,
    approved: undefined,
    approver: undefined,
    taken: undefined,
    link: undefined,
    behind: undefined,
  };
  const told = (more: Partial<PublicUpdateAccount>) =>
    linesOf(
      messaging(sourceWith(declared(), () => ({ publicUpdates: [{ ...draft, ...more }] }))),
    ).at(-1);

  test('is told with who drafted and who approved it', () => {
    expect(told({})).toBe(
      'U1 | identified | Buying is slow. | 2026-03-09 10:00:00 UTC, by Ada | by nobody | never sent',
    );
    expect(told({ status: 'sending', approved: later, approver: bo, text: null })).toMatch(
      /^U1 \| identified \| \(.+\) \| .+ \| 2026-03-09 10:04:10 UTC, by Bo \| not taken yet$/u,
    );
  });

  test.each<readonly [string, Partial<PublicUpdateAccount>]>([
    ['published 2026-03-09 10:04:10 UTC', { status: 'taken', taken: later }],
    [
      'published 2026-03-09 10:04:10 UTC -> https://status.test/1',
      { status: 'taken', taken: later, link: 'https://status.test/1' },
    ],
    ['rehearsed: nothing left the house', { status: 'rehearsed' }],
    ['dropped', { status: 'dropped' }],
    ['not published: it does not answer', { status: 'not-taken', behind: 'Unreachable' }],
  ])('%s', (end, more) => {
    expect(told(more)).toContain(`| ${end}`);
  });
});
