import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import type { PersonId } from '../../src/core/ids.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { claimLapses, iDecide, inVain, ops, taken } from './command.ts';
import { given, type Move } from './given.ts';
import { assigned, close, declared, decline, go, planned } from './orders.ts';
import { later, waited } from './pages.ts';
import { ada, bo, commander, deputy, observer, planOf } from './sample.ts';

const onTable: Move = [declared(), planned(planOf())];
const called: Move = [onTable, waited];
const claimed: Move = [inVain, iDecide({ by: observer, reason: 'all are silent', ...ops })];

describe('a decision that has waited its time', () => {
  test('is taken by anybody of the roster, without a reason or a review', () => {
    const { incident } = given(called)
      .when(iDecide())
      .thenRecords('CommandTaken')
      .where('CommandTaken', { how: 'succession', by: bo, relieved: ada });
    expect(incident).toMatchObject({
      authority: bo,
      glass: undefined,
      relieved: { person: ada, by: bo },
    });
    given(called)
      .when(iDecide({ by: deputy }))
      .thenRecords('CommandTaken', 'PageReported');
  });

  test('is taken by the first who says so: the second advises', () => {
    const story = given(called, iDecide());
    expect(story.incident.authority).toBe(bo);
    story
      .when(iDecide({ by: deputy }))
      .thenRefuses('TooEarlyToDecide', 'OrderRefused', 'PageReported');
    story.when(go()).thenRefuses('NotTheAuthority', 'OrderAdvised');
    story.when(iDecide()).thenNothing('AlreadyHolds');
  });

  test('is taken by nobody outside the roster', () => {
    given(called)
      .when(iDecide({ by: observer, ...ops }))
      .thenRefuses('MayNotTakeCommand', 'OrderRefused');
  });

  test('is the authority’s as long as nobody else was called', () => {
    given(onTable)
      .when(iDecide())
      .thenRefuses('TooEarlyToDecide', 'OrderRefused')
      .saying({ authority: ada, until: '2026-03-01T10:05:01.000Z' });
  });

  test('is nobody’s to take where none waits', () => {
    given(declared()).when(iDecide()).thenRefuses('NothingToDecide', 'OrderRefused');
    given(called, decline()).when(iDecide()).thenRefuses('NothingToDecide', 'OrderRefused');
  });
});

describe('a roster that was paged in vain', () => {
  test('still may decide', () => {
    given(inVain).when(iDecide()).thenRecords('CommandTaken', 'PageReported');
  });

  test('leaves command to two holders of ops together, the first of whom decides', () => {
    const story = given(claimed);
    expect(story.incident).toMatchObject({ authority: ada, claim: { by: observer } });
    const { incident } = story
      .when(iDecide({ by: commander, ...ops }))
      .thenRecords('CommandTaken', 'ReviewOpened')
      .where('CommandTaken', { how: 'ops', by: observer, together: commander, relieved: ada })
      .where('ReviewOpened', { cause: 'take-command', notBy: [observer, commander] });
    expect(incident).toMatchObject({ authority: observer, claim: undefined, glass: undefined });
  });

  test('never leaves it to one of them', () => {
    given(claimed)
      .when(iDecide({ by: observer, reason: 'again', ...ops }))
      .thenNothing('AlreadyClaimed');
    given(claimed)
      .when(taken({ by: observer, ...ops }))
      .thenNothing('AlreadyClaimed');
  });

  test('asks the first of them for a reason', () => {
    given(inVain)
      .when(iDecide({ by: observer, ...ops }))
      .thenRefuses('ReasonMissing', 'OrderRefused');
    given(inVain)
      .when(taken({ by: observer, ...ops }))
      .thenRecords('CommandClaimed')
      .where('CommandClaimed', { by: observer, texts: { reason: 'nobody answers' } });
  });

  test('keeps the reason of the second one too', () => {
    given(claimed)
      .when(taken({ by: commander, ...ops }))
      .thenRecords('CommandTaken', 'ReviewOpened')
      .where('CommandTaken', { how: 'ops', texts: { reason: 'nobody answers' } });
  });

  test('counts whoever was given ops in the incident', () => {
    const facts = { roleHolders: { ops: [observer] } };
    given(inVain, assigned('ops', commander))
      .when(iDecide({ by: commander, reason: 'all are silent', facts }))
      .thenRecords('CommandClaimed');
    given(inVain, assigned('ops', commander))
      .when(iDecide({ by: observer, reason: 'all are silent', facts: {} }))
      .thenRefuses('MayNotTakeCommand', 'OrderRefused');
  });

  test('is called in vain anew before ops may relieve whoever decides now', () => {
    const third = iDecide({ by: commander, reason: 'all are silent', ...ops });
    given(inVain, iDecide()).when(third).thenRefuses('MayNotTakeCommand', 'OrderRefused');
    given(inVain, iDecide(), waited, waited).when(third).thenRecords('CommandClaimed');
  });

  test('ends the claim when one of the roster decides after all', () => {
    const story = given(claimed, iDecide());
    expect(story.incident).toMatchObject({ authority: bo, claim: undefined });
    story.when(iDecide({ by: commander, ...ops })).thenRefuses('MayNotTakeCommand', 'OrderRefused');
  });
});

describe('a claim that nobody agrees to', () => {
  const late: Move = [claimed, later(5)];

  test('lapses, and command stays where it is', () => {
    const { incident } = given(late).when(claimLapses(observer)).thenRecords('CommandClaimLapsed');
    expect(incident).toMatchObject({ authority: ada, claim: undefined });
  });

  test('is not agreed to late: that is a claim of its own', () => {
    given(late)
      .when(iDecide({ by: commander, reason: 'all are silent', ...ops }))
      .thenRecords('CommandClaimed');
  });

  test('does not lapse early, for somebody else, or after closing', () => {
    given(claimed).when(claimLapses(observer)).thenNothing();
    given(late).when(claimLapses(commander)).thenNothing();
    given(claimed, close(), later(5)).when(claimLapses(observer)).thenNothing();
  });
});

const asked = (incident: Incident, holding: readonly PersonId[] = []) =>
  asksOf({ incident, holders: () => holding, voice: voiceAt({ at: incident.updatedAt }) }).filter(
    ({ key }) => /^(?:decide|ops)\//u.test(key),
  );

describe('people are asked to decide', () => {
  test('when they were called for it, and nobody before', () => {
    expect(asked(given(onTable).incident)).toEqual([]);
    expect(asked(given(called).incident)).toMatchObject([
      {
        of: [deputy],
        where: 'direct',
        actions: [{ label: 'I decide', command: '`/incident decide`' }, {}],
      },
    ]);
    expect(asked(given(called, waited).incident)).toMatchObject([{ of: [deputy, bo] }]);
    expect(asked(given(called, iDecide()).incident)).toEqual([]);
  });

  test('by nobody where the authority is alone on the roster', () => {
    const alone = { people: [ada], deputy: undefined, source: 'x', digest: 'x', ageMs: 0 };
    const { incident } = given(declared({ facts: { roster: alone } }), planned(planOf()), waited);
    expect(incident.paging.inVain).toBeDefined();
    expect(asked(incident)).toEqual([]);
  });

  test('as holders of ops, once everybody else was', () => {
    const holding = [observer, commander, ada];
    expect(asked(given(called, waited).incident, holding)).toHaveLength(1);
    expect(asked(given(inVain).incident, holding)).toMatchObject([
      { of: [observer, commander], urgent: true, actions: [{ label: 'Take command' }] },
      { of: [deputy, bo], urgent: false },
    ]);
    const { incident } = given(claimed);
    expect(asked(incident, holding)[0]).toMatchObject({
      of: [commander],
      until: incident.claim?.until,
      actions: [{ label: 'Agree', command: '`/incident decide`' }],
    });
  });
});
