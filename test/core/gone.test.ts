import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { decisionSince } from '../../src/core/paging/decisions.ts';
import { nextInSuccession, pagedInVain } from '../../src/core/paging/succession.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { iDecide, offered } from './command.ts';
import { given, type Move } from './given.ts';
import { assigned, carded, close, declared, planned, running } from './orders.ts';
import {
  advice,
  askUnanswered,
  authorityDue,
  dueAt,
  later,
  page,
  successionDue,
  successionKnown,
  waited,
} from './pages.ts';
import { hidden, invite } from './privacy.ts';
import { ada, bo, dba, deputy, observer, planOf } from './sample.ts';

const onTable: Move = [declared(), planned(planOf())];
const roster = { people: [ada, bo], deputy, pager: true };
const adaGone = successionKnown({ ...roster, people: [bo], gone: [ada] });
const voice = voiceAt({ at: '2026-03-01T10:01:00.000Z' });

describe('an authority whose account is closed', () => {
  test('is not waited for: the next is called at once, then the others a wait apart', () => {
    const gone = given(onTable, later(1), adaGone);
    expect(dueAt(gone.scene, 'successionDue')).toBe('2026-03-01T10:00:01.000Z');
    gone.when(successionDue).thenRecords('PersonPaged').where('PersonPaged', { person: deputy });
    const { scene } = given(onTable, later(1), adaGone, successionDue);
    expect(dueAt(scene, 'successionDue')).toBe('2026-03-01T10:06:03.000Z');
  });

  test('is not called, by the clock, for advice or for what is asked', () => {
    const { scene } = given(carded({ by: observer }), adaGone);
    expect(dueAt(scene, 'authorityDue')).toBeUndefined();
    given(carded({ by: observer }), adaGone)
      .when(authorityDue)
      .thenNothing();
    expect(
      dueAt(given(running(planOf()), adaGone).when(advice).scene, 'authorityDue'),
    ).toBeUndefined();
    given(carded({ by: observer }), adaGone)
      .when(askUnanswered('any', ada))
      .thenNothing();
  });

  test('makes who decides the decision that waits, also while a run goes on', () => {
    expect(decisionSince(given(running(planOf())).incident)).toBeUndefined();
    const gone = given(running(planOf()), adaGone);
    expect(decisionSince(gone.incident)).toBe('2026-03-01T10:00:04.000Z');
    gone.when(successionDue).thenRecords('PersonPaged').where('PersonPaged', { person: deputy });
  });

  test('is followed by whoever takes it, and then nothing waits', () => {
    const taken = given(running(planOf()), adaGone, successionDue)
      .when(iDecide({ by: deputy }))
      .thenRecords('CommandTaken');
    expect(taken.incident.authority).toBe(deputy);
    expect(decisionSince(taken.incident)).toBeUndefined();
  });

  test('is waited for again when the account is opened again', () => {
    const { scene } = given(onTable, later(1), adaGone, successionKnown(roster));
    expect(dueAt(scene, 'successionDue')).toBe('2026-03-01T10:05:01.000Z');
  });

  test('is told of in the ask to take over', () => {
    const { incident } = given(onTable, adaGone, successionDue);
    const asks = asksOf({ incident, voice, holders: () => [] });
    expect(asks.find(({ key }) => key.startsWith('decide/'))?.lines[0]).toContain(
      "Ada's account is closed",
    );
  });
});

describe('somebody else whose account is closed', () => {
  const gone = successionKnown({ ...roster, gone: [deputy] });

  test('is skipped in the succession, also as the deputy of the incident', () => {
    expect(nextInSuccession(given(onTable, gone).incident)).toBe(bo);
    expect(nextInSuccession(given(onTable, assigned('deputy', deputy), gone).incident)).toBe(bo);
  });

  test('who was called is not waited for', () => {
    const { scene } = given(onTable, waited, gone);
    expect(dueAt(scene, 'successionDue')).toBe('2026-03-01T10:05:02.000Z');
  });

  test('leaves the decision called out in vain where nobody else is there', () => {
    const alone = successionKnown({ people: [], pager: true, gone: [ada, bo, deputy] });
    const { incident } = given(onTable, alone, successionDue);
    expect(pagedInVain(incident)).toBe(true);
  });
});

describe('an order that names somebody whose account is closed', () => {
  const facts = { namedIsGone: true };

  test.each([
    ['the decision is offered', declared(), offered(bo, { facts })],
    ['a role is given', declared(), assigned('ops', bo, { facts })],
    ['a page is sent', declared(), page({ named: bo, facts })],
    ['somebody is let in', hidden(), invite(bo, { facts })],
    ['a report is left', declared(), close({ reportOwner: bo, facts })],
  ])('is refused where %s', (_what, before, act) => {
    given(before)
      .when(act)
      .thenRefuses('AccountClosed', 'OrderRefused')
      .saying({ people: [bo] });
  });
});

describe('a page of a role', () => {
  const holders = { facts: { roleHolders: { support: [bo, deputy] } } };
  const support = page({ by: observer, role: 'support', ...holders });

  test('leaves out whose account is closed', () => {
    given(declared(), successionKnown({ ...roster, gone: [bo] }))
      .when(support)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: deputy });
  });

  test('is refused where nobody is left, also of whoever decides', () => {
    const all = successionKnown({ ...roster, gone: [ada, bo, deputy] });
    given(declared(), all)
      .when(support)
      .thenRefuses('AccountClosed', 'OrderRefused')
      .saying({ people: [bo, deputy] });
    given(declared(), all)
      .when(page({ by: observer }))
      .thenRefuses('AccountClosed', 'OrderRefused')
      .saying({ people: [ada] });
    given(declared(), assigned('dba', dba), all)
      .when(page({ by: observer, role: 'dba' }))
      .thenRecords('PersonPaged');
  });
});
