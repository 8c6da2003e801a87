import { describe, expect, test } from 'vitest';
import { reviewOpened } from '../../src/core/review/reviews.ts';
import { statusText } from '../../src/core/texts/status.ts';
import { asksIn, voiceNow } from './acks.ts';
import { taken } from './command.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  close,
  declared,
  planned,
  review,
  running,
  switchTo,
  waivedByTwo,
} from './orders.ts';
import { claimed } from './reports.ts';
import { ada, bo, deputy, observer, planOf, rb } from './sample.ts';

const broken: Move = [declared(), taken({ by: bo })];
const due = '2026-03-02T10:00:01.000Z';
const asked = (now: string | undefined, ...story: readonly Move[]) =>
  asksIn(given(...story).incident, now).filter(({ key }) => key.startsWith('review/'));

describe('a review', () => {
  test('is done by anybody who was not in it, with what they found', () => {
    for (const by of [ada, observer]) {
      given(broken)
        .when(review('v1', { by }))
        .thenRecords('ReviewDone')
        .where('ReviewDone', { review: 'V1', by, texts: { finding: 'it was right' } });
    }
    given(broken, review('V1')).when(review('V1')).thenNothing('AlreadyReviewed');
  });

  test('is not done by whoever was in it', () => {
    given(broken)
      .when(review('V1', { by: bo }))
      .thenRefuses('NotYourReview', 'OrderRefused')
      .saying({ review: 'V1', notBy: [bo] });
  });

  test('has to exist', () => {
    given(broken)
      .when(review('V7'))
      .thenRefuses('UnknownReview', 'OrderRefused')
      .saying({ said: 'V7', reviews: ['V1'] });
  });

  test('may be done after the incident was closed', () => {
    given(broken, close({ by: bo }))
      .when(review('V1'))
      .thenRecords('ReviewDone')
      .on('closed');
  });

  test('is asked of the others of the roster when there is time for it', () => {
    expect(asked(undefined, broken)).toEqual([]);
    const [ask] = asked(undefined, broken, close({ by: bo }));
    expect(ask).toMatchObject({ of: [ada, deputy], where: 'direct', urgent: false });
    expect(ask?.lines).toMatchInlineSnapshot(`
      [
        "Review V1 of INC-1 (command was taken, by Bo): it is due at 2026-03-02 10:00 UTC.",
        "What was done and why stands in the timeline. Say what you find; it stands beside it.",
      ]
    `);
    expect(asked(undefined, broken, close({ by: bo }), review('V1'))).toEqual([]);
  });

  test('is asked for and shown as overdue once it is', () => {
    expect(asked('2026-03-02T09:00:00.000Z', broken)).toEqual([]);
    expect(asked('2026-03-02T11:00:00.000Z', broken)[0]?.lines[0]).toMatch(/it was due at/u);
    const { incident } = given(broken);
    expect(statusText(incident, {}, voiceNow(incident.updatedAt))).toMatch(/V1: .*, due /u);
    expect(statusText(incident, {}, voiceNow('2026-03-03T11:00:00.000Z'))).toMatch(
      /V1: to be reviewed by somebody other than Bo, overdue since/u,
    );
  });

  test('is asked of anybody where nobody else is on the roster', () => {
    const { incident } = given(broken, close({ by: bo }));
    const alone = {
      ...incident,
      paging: { ...incident.paging, succession: { people: [bo], pager: false } },
    };
    expect(asksIn(alone).find(({ key }) => key === 'review/V1')?.of).toEqual([]);
  });

  test('is due on the next business day', () => {
    expect(given(broken).incident.reviews['V1']?.due).toBe(due);
    const friday = '2026-03-06T10:00:00.000Z';
    const unusual = { cause: 'waiver', notBy: [ada], what: 'it was waived' } as const;
    expect(reviewOpened({ reviews: {} }, unusual, friday)).toMatchObject({
      due: '2026-03-09T10:00:00.000Z',
    });
  });
});

describe('a switch that does not wait', () => {
  const running2: Move = [
    running(planOf()),
    claimed('back'),
    planned(planOf({ inputs: { n: 2 } })),
  ];

  test('opens a review where a step may still act', () => {
    given(running2)
      .when(switchTo('wait', { override: true }))
      .thenRecords(
        'SwitchOrdered',
        'ReviewOpened',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('ReviewOpened', { cause: 'override', notBy: [ada] });
    given(running2, switchTo(rb(2)))
      .when(switchTo(rb(2), { override: true, confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'ReviewOpened',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      );
  });

  test('opens none where it had nothing to wait for', () => {
    given(running(planOf()))
      .when(switchTo('wait', { override: true }))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      );
  });
});

describe('a closed incident', () => {
  test('tells whoever owes the report in person', () => {
    const closed: Move = [running(planOf()), abort(), close({ reportOwner: bo })];
    expect(asksIn(given(closed).incident)).toMatchObject([
      { key: 'report', of: [bo], where: 'direct', urgent: false },
    ]);
    expect(asksIn(given(declared(), close()).incident)).toEqual([]);
  });
});

test('a waiver of what answers for data is reviewed by neither of the two', () => {
  given(running(planOf()), waivedByTwo('books-balance'))
    .when(review('V1', { by: bo }))
    .thenRefuses('NotYourReview', 'OrderRefused');
});
