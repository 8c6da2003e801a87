import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { termsOf } from '../../src/core/terms.ts';
import { voiceAt } from '../support/sample-incident.ts';
import {
  accepted,
  breakGlassEnds,
  handoverLapses,
  iDecide,
  inVain,
  later,
  offered,
  ops,
  taken,
} from './command.ts';
import { given, type Move } from './given.ts';
import {
  assigned,
  close,
  confirm,
  declared,
  go,
  planned,
  running,
  stop,
  switchTo,
} from './orders.ts';
import { ada, bo, commander, dba, deputy, observer, planOf } from './sample.ts';

const minute = 60_000;
const roster = { source: 'configuration', digest: 'roster-1', ageMs: 0 };

describe('a handover that is offered', () => {
  test('leaves the decision where it is, for five minutes', () => {
    const story = given(declared());
    const { incident } = story
      .when(offered(bo))
      .thenRecords('HandoverOffered')
      .where('HandoverOffered', { to: bo, until: '2026-03-01T10:05:01.000Z' });
    expect(incident.authority).toBe(ada);
    expect(termsOf(incident)).toContainEqual({
      key: 'handover/INC-1',
      at: '2026-03-01T10:05:01.000Z',
      order: { kind: 'handoverLapses', to: bo },
    });
  });

  test('goes to the roster and its deputy, and to nobody else', () => {
    const story = given(declared());
    story.when(offered(deputy)).thenRecords('HandoverOffered');
    story
      .when(offered(observer))
      .thenRefuses('NotOnRoster', 'OrderRefused')
      .saying({ who: observer, roster: [ada, bo, deputy] });
    const facts = { roster: { people: [ada, bo], deputy: undefined, ...roster } };
    story
      .when(offered(deputy, { facts }))
      .thenRefuses('NotOnRoster', 'OrderRefused')
      .saying({ who: deputy, roster: [ada, bo] });
  });

  test('is the authority’s to offer', () => {
    given(declared())
      .when(offered(deputy, { by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised')
      .saying({ authority: ada, order: 'handover', onRoster: true });
  });

  test('is not made to oneself, to nobody, or twice', () => {
    given(declared()).when(offered(ada)).thenNothing('AlreadyHolds');
    given(declared(), offered(bo)).when(offered(bo)).thenNothing('AlreadyOffered');
    given(declared())
      .when(offered(bo, { facts: { named: undefined, nearestName: 'bo' } }))
      .thenRefuses('UnknownPerson', 'OrderRefused')
      .saying({ said: bo, nearest: 'bo' });
  });

  test('takes the place of an earlier offer to somebody else', () => {
    const story = given(declared(), offered(bo), offered(deputy));
    story.when(accepted({ by: bo })).thenRefuses('NoHandover', 'OrderRefused');
    story.when(accepted({ by: deputy })).thenRecords('HandoverAccepted');
  });
});

describe('a handover that is accepted', () => {
  const story = given(declared(), planned(planOf()), go(), offered(bo), accepted());

  test('moves the decision at once: the new one decides, the old one advises', () => {
    expect(story.incident.authority).toBe(bo);
    story.when(go({ by: bo })).thenRecords('CardShown');
    story.when(confirm()).thenRefuses('NotTheAuthority', 'OrderAdvised');
    story.when(go()).thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('says on record who gave it and who took it', () => {
    given(declared(), offered(bo))
      .when(accepted())
      .thenRecords('HandoverAccepted')
      .where('HandoverAccepted', { from: ada, to: bo })
      .where('HandoverAccepted', {
        because: {
          rule: 'roster may acceptHandover',
          person: bo,
          role: 'roster',
          roster,
          configuration: 'rules-1',
          arrival: 'http:laptop',
          program: 'sternway 0.1.0',
        },
      });
  });

  test('is accepted by the person to whom it was offered, and by nobody else', () => {
    given(declared(), offered(bo))
      .when(accepted({ by: deputy }))
      .thenRefuses('NoHandover', 'OrderRefused')
      .saying({ authority: ada, to: bo });
    given(declared()).when(accepted()).thenRefuses('NoHandover', 'OrderRefused');
    story.when(accepted()).thenNothing('AlreadyHolds');
  });

  test('is not accepted by somebody who has left the roster meanwhile', () => {
    const facts = { roster: { people: [ada], deputy, ...roster } };
    given(declared(), offered(bo))
      .when(accepted({ facts }))
      .thenRefuses('NotOnRoster', 'OrderRefused');
  });
});

describe('a handover that nobody accepts', () => {
  const late: Move = [declared(), offered(bo), later(5 * minute)];

  test('lapses, and the old authority stays', () => {
    const { incident } = given(late).whenReported(handoverLapses(bo)).thenRecords('HandoverLapsed');
    expect(incident).toMatchObject({ authority: ada, offer: undefined });
  });

  test('cannot be accepted late, also where the timer has not spoken yet', () => {
    given(late)
      .when(accepted())
      .thenRefuses('NoHandover', 'OrderRefused')
      .saying({ authority: ada, to: undefined });
    given(late).when(offered(bo)).thenRecords('HandoverOffered');
  });

  test('does not lapse early, for somebody else, or after closing', () => {
    given(declared(), offered(bo)).whenReported(handoverLapses(bo)).thenNothing();
    given(late).whenReported(handoverLapses(deputy)).thenNothing();
    given(declared(), offered(bo), close(), later(5 * minute))
      .whenReported(handoverLapses(bo))
      .thenNothing();
  });
});

describe('command that is taken', () => {
  test('is taken by one person of the roster, with a reason, and reviewed by somebody else', () => {
    const { incident } = given(running(planOf()))
      .when(taken())
      .thenRecords('CommandTaken', 'ReviewOpened')
      .where('CommandTaken', {
        how: 'break-glass',
        by: bo,
        relieved: ada,
        texts: { reason: 'nobody answers' },
      })
      .where('ReviewOpened', { review: 'V1', cause: 'take-command', notBy: [bo] });
    expect(incident).toMatchObject({
      authority: bo,
      glass: { by: bo, reason: 'break-glass' },
      relieved: { person: ada, by: bo },
    });
  });

  test('is taken by nobody outside the roster', () => {
    given(declared())
      .when(taken({ by: observer }))
      .thenRefuses('MayNotTakeCommand', 'OrderRefused')
      .saying({ authority: ada, roster: [ada, bo, deputy] });
  });

  test('takes the buttons of the one before', () => {
    const story = given(running(planOf()), taken());
    story.when(stop()).thenRefuses('NotTheAuthority', 'OrderAdvised');
    story.when(stop({ by: bo })).thenRecords('RunPaused');
  });

  test('ends an offer that was open', () => {
    const story = given(declared(), offered(deputy), taken());
    story.when(accepted({ by: deputy })).thenRefuses('NoHandover', 'OrderRefused');
  });

  test('may be taken by the authority itself, which relieves nobody', () => {
    const story = given(declared());
    const { incident, events } = story
      .when(taken({ by: ada }))
      .thenRecords('CommandTaken', 'ReviewOpened');
    expect(events[0]).not.toHaveProperty('relieved');
    expect(incident).toMatchObject({
      authority: ada,
      relieved: undefined,
    });
  });

  test('is not taken twice within its box, and again after it', () => {
    given(declared(), taken()).when(taken()).thenNothing('AlreadyHolds');
    given(declared(), taken(), later(30 * minute))
      .when(taken())
      .thenRecords('CommandTaken', 'ReviewOpened');
  });

  test('may be taken back by the one who was relieved', () => {
    const { incident } = given(declared(), taken())
      .when(taken({ by: ada }))
      .thenRecords('CommandTaken', 'ReviewOpened');
    expect(incident).toMatchObject({ authority: ada, relieved: { person: bo, by: ada } });
  });
});

describe('a claim of somebody who holds ops no more', () => {
  test('is not agreed to: the next holder claims anew', () => {
    const left = { facts: { roleHolders: { ops: [commander] } } };
    const claimed = given(inVain, iDecide({ by: observer, reason: 'all are silent', ...ops }));
    claimed
      .when(iDecide({ by: commander, reason: 'still silent', ...ops }))
      .thenRecords('CommandTaken', 'ReviewOpened');
    claimed
      .when(iDecide({ by: commander, reason: 'still silent', ...left }))
      .thenRecords('CommandClaimed');
  });
});

describe('what the timer waits for', () => {
  test('is the end of an offer, of a broken glass, and of a claim', () => {
    const keys = (...moves: readonly Move[]) =>
      termsOf(given(...moves).incident).map(({ key }) => key);
    expect(keys(declared(), taken())).toContain('glass/INC-1');
    expect(keys(inVain, iDecide({ by: observer, reason: 'all are silent', ...ops }))).toContain(
      'claim/INC-1',
    );
  });
});

describe('a broken glass', () => {
  const late: Move = [declared(), taken(), later(30 * minute)];

  test('ends after its box and leaves the decision where it is', () => {
    const { incident } = given(late)
      .whenReported(breakGlassEnds(bo))
      .thenRecords('BreakGlassEnded');
    expect(incident.authority).toBe(bo);
    expect(incident.glass).toBeUndefined();
    expect(incident.handoverDue).toBeDefined();
  });

  test('does not end early, for somebody else, or after closing', () => {
    given(declared(), taken()).whenReported(breakGlassEnds(bo)).thenNothing();
    given(late).whenReported(breakGlassEnds(ada)).thenNothing();
    given(declared(), taken(), close({ by: bo }), later(30 * minute))
      .whenReported(breakGlassEnds(bo))
      .thenNothing();
  });

  test('ends with a handover: it belongs to whoever broke it', () => {
    const { incident } = given(
      declared(),
      taken(),
      offered(ada, { by: bo }),
      accepted({ by: ada }),
    );
    expect(incident).toMatchObject({ authority: ada, glass: undefined, relieved: undefined });
    expect(termsOf(incident).filter(({ key }) => !key.startsWith('remind/'))).toEqual([]);
  });
});

describe('one person who decides and does', () => {
  test('is refused in a sev2 with three responders, whichever role comes second', () => {
    const three = [declared(), assigned('commander', commander), assigned('dba', dba)];
    given(...three)
      .when(assigned('ops', ada))
      .thenRefuses('OneRoleEach', 'OrderRefused')
      .saying({ who: ada });
    given(...three, assigned('ops', bo))
      .when(offered(bo))
      .thenRefuses('OneRoleEach', 'OrderRefused');
    given(...three, offered(bo), assigned('ops', bo))
      .when(accepted())
      .thenRefuses('OneRoleEach', 'OrderRefused')
      .saying({ who: bo });
  });

  test('is let through with fewer, where there is no choice', () => {
    given(declared()).when(assigned('ops', ada)).thenRecords('RoleAssigned');
    given(declared(), assigned('ops', bo)).when(offered(bo)).thenRecords('HandoverOffered');
  });
});

const asked = (incident: Incident) =>
  asksOf({ incident, holders: () => [], voice: voiceAt({ at: incident.updatedAt }) });

describe('people are asked', () => {
  test('to accept, as long as the offer stands', () => {
    const story = given(running(planOf()), offered(bo));
    expect(asked(story.incident)).toMatchObject([
      {
        key: `handover/${bo}`,
        of: [bo],
        where: 'direct',
        urgent: true,
        until: story.incident.offer?.until,
        actions: [{ label: 'Accept', command: '`/incident accept`' }, {}],
      },
    ]);
    expect(asked(story.incident)[0]?.lines).toContain(
      'It is acting: rollback to release 1 is being carried out.',
    );
    expect(asked(given(declared(), offered(bo), accepted()).incident)).toEqual([]);
  });

  test('to accept a decision that nothing is under way for', () => {
    expect(asked(given(declared(), offered(bo)).incident)[0]?.lines).toContain(
      'It is declared: nothing has been decided yet.',
    );
  });

  test('to accept a strategy that follows no plan', () => {
    const { incident } = given(declared(), switchTo('wait'), offered(bo));
    expect(asked(incident)[0]?.lines[1]).toMatch(/^It is acting: wait is active\./u);
  });

  test('to hand over when the glass is over', () => {
    const { incident } = given(declared(), taken(), later(30 * minute), breakGlassEnds(bo));
    expect(asked(incident)).toMatchObject([
      { key: `relieved/${ada}`, of: [ada], where: 'direct', urgent: false },
      { key: 'glass/INC-1', of: [bo], where: 'channel', urgent: false },
    ]);
  });

  test('nothing more by whom was relieved and decides again', () => {
    const { incident } = given(declared(), taken(), taken({ by: ada }));
    expect(asked(incident).map(({ of }) => of)).toEqual([[bo]]);
  });
});
