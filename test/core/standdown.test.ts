import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { decisionSince } from '../../src/core/paging/decisions.ts';
import { holdersOf } from '../../src/core/policy/may.ts';
import { nightly } from '../../src/core/standdown/state.ts';
import { termsOf } from '../../src/core/terms.ts';
import { nightText, standDownLines } from '../../src/core/texts/standdown.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { minutes, reminds, under } from './cadence.ts';
import { accepted, offered } from './command.ts';
import { severity } from './extent.ts';
import { given, type Move } from './given.ts';
import {
  assigned,
  close,
  decided,
  declared,
  mitigated,
  note,
  planned,
  running,
  switchTo,
} from './orders.ts';
import { object, propose } from './proposals.ts';
import { checked, claimed, finished } from './reports.ts';
import { ada, bo, deputy, observer, planOf } from './sample.ts';
import { standDownOver, standdown } from './standdown.ts';

const voice = {
  name: (person: string) => person,
  commands: usualCommands,
  now: '2026-03-01T11:00:00.000Z',
};

const asks = (incident: Incident) =>
  asksOf({ incident, holders: (role) => holdersOf(role, incident, { roleHolders: {} }), voice });

const keys = (incident: Incident): readonly string[] =>
  asks(incident)
    .map(({ key }) => key)
    .filter((key) => /^(?:standdown|slept|remind)/u.test(key));

/** Ada decides and Bo holds comms: both are there when it calms down. */
const calm: Move = [declared(), assigned('comms', bo), mitigated()];
const asleep: Move = [calm, standdown('6h')];
const morning: Move = [asleep, minutes(361)];

describe('a stand-down', () => {
  test('sets the hour of the next decision, and keeps rung, locks and checks', () => {
    const before = given(
      running(planOf()),
      claimed('back'),
      finished('back'),
      checked('mitigation/users-buy', 'pass'),
    );
    expect(before.incident.rung).toBe('validating');
    const { incident } = before.when(standdown('6h')).thenRecords('StoodDown').on('validating');
    expect(incident.held).toEqual(before.incident.held);
    expect(incident.waived).toEqual([]);
    expect(termsOf(incident).map(({ order }) => order.kind)).toEqual(['standDownOver']);
  });

  test.each([
    ['6h', '2026-03-01T16:00:03.000Z'],
    ['90m', '2026-03-01T11:30:03.000Z'],
    ['08:00', '2026-03-02T08:00:00.000Z'],
    ['2026-03-02T06:30:00.000Z', '2026-03-02T06:30:00.000Z'],
  ])('until %s has its hour', (said, until) => {
    given(calm).when(standdown(said)).thenRecords('StoodDown').where('StoodDown', { until });
  });

  test('means clock times on the clocks of the service', () => {
    given(under({ zone: 'Asia/Tokyo' }), mitigated())
      .when(standdown('08:00'))
      .thenRecords('StoodDown')
      .where('StoodDown', { until: '2026-03-01T23:00:00.000Z' });
  });

  test('is refused while users hurt, while a run is under way, and once it is closed', () => {
    given(declared()).when(standdown('6h')).thenRefuses('NotCalm', 'OrderRefused');
    given(running(planOf()), mitigated())
      .when(standdown('6h'))
      .thenRefuses('NotCalm', 'OrderRefused')
      .saying({ rung: 'mitigated', plan: 'RB-1' });
    given(calm, close()).when(standdown('6h')).thenRefuses('IncidentClosed');
  });

  test('is refused for minutes, for ever, and for the past', () => {
    for (const said of ['5m', '73h', '2026-02-01T08:00:00.000Z']) {
      given(calm).when(standdown(said)).thenRefuses('StandDownOutOfRange', 'OrderRefused');
    }
  });

  test('is for the authority to say', () => {
    given(calm)
      .when(standdown('6h', { by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('reminds nobody of anything until it is over', () => {
    given(asleep, minutes(200)).when(reminds('report')).thenNothing();
    given(calm, minutes(60)).when(reminds('report')).thenRecords('Reminded');
    expect(keys(given(calm, minutes(60), reminds('report'), standdown('6h')).incident)).toEqual([]);
  });

  test('lets what was proposed before it wait for the morning, and not what is proposed after it', () => {
    expect(decisionSince(given(calm, propose('wait', { by: bo })).incident)).toBeDefined();
    const { incident } = given(calm, propose('wait', { by: bo }), standdown('6h'));
    expect(decisionSince(incident)).toBeUndefined();
    const later = given(asleep, propose('wait', { by: bo }));
    expect(decisionSince(later.incident)).toBeDefined();
  });

  test('says in the status until when, and who is paged', () => {
    expect(standDownLines(given(asleep).incident, voice)).toEqual([
      `Stood down until 16:00 UTC. If a figure worsens, ${ada} is paged, then ${deputy}. Locks and checks stay.`,
    ]);
    expect(standDownLines(given(calm).incident, voice)).toEqual([]);
  });
});

describe('a figure that worsens at night', () => {
  const stable: Move = [
    running(planOf()),
    claimed('back'),
    finished('back'),
    checked('mitigation/users-buy', 'pass'),
    standdown('6h'),
    minutes(60),
  ];

  test('ends the stand-down, has a decision wait, and tells whoever decides', () => {
    const { incident } = given(stable)
      .when(checked('mitigation/users-buy', 'fail'))
      .thenRecords('CheckReported', 'MitigationLost')
      .on('deciding');
    expect(incident.standDown).toMatchObject({ status: 'broken', by: 'mitigation/users-buy' });
    expect(decisionSince(incident)).toBeDefined();
    expect(termsOf(incident).map(({ order }) => order.kind)).toContain('authorityDue');
    expect(asks(incident).find(({ key }) => key === 'standdown/woken')).toMatchObject({
      of: [ada],
      // The decision that waits pages them: once is enough.
      urgent: false,
    });
  });

  test('calls whoever decides itself where no decision waits, because another course is active', () => {
    const { incident } = given(declared(), switchTo('wait'), mitigated(), standdown('6h'));
    const fallen = evolve(incident, {
      event: { type: 'MitigationLost', check: 'criterion/books-balance' },
      at: '2026-03-01T12:00:00.000Z',
      mode: 'live',
      actor: 'worker',
      via: 'timer',
    });
    expect(decisionSince(fallen)).toBeUndefined();
    expect(asks(fallen).find(({ key }) => key === 'standdown/woken')).toMatchObject({
      urgent: true,
    });
  });

  test('is told until they are seen', () => {
    const { incident } = given(stable, checked('mitigation/users-buy', 'fail'), severity('sev1'));
    expect(keys(incident)).toEqual([]);
  });

  test('hands nothing over in the morning, and whoever slept on is told', () => {
    const { incident } = given(
      stable,
      note({ by: bo }),
      checked('mitigation/users-buy', 'fail'),
      minutes(400),
    )
      .when(standDownOver)
      .thenRecords('StandDownEnded')
      .where('StandDownEnded', { slept: [ada] });
    expect(incident.offer).toBeUndefined();
  });
});

describe('somebody who acts again at night', () => {
  test('ends the stand-down without a call: they are awake', () => {
    const { incident } = given(asleep, planned(planOf()), decided());
    expect(incident.standDown).toMatchObject({ status: 'broken', by: undefined });
    expect(keys(incident)).toEqual([]);
  });
});

describe('the hour', () => {
  test('does not come early, nor twice', () => {
    given(asleep, minutes(300)).when(standDownOver).thenNothing();
    given(morning, standDownOver).when(standDownOver).thenNothing();
    given(calm).when(standDownOver).thenNothing();
  });

  test('asks whoever decides, where they are the first of the roster themselves', () => {
    const { incident } = given(morning)
      .when(standDownOver)
      .thenRecords('StandDownEnded')
      .where('StandDownEnded', { slept: [ada, bo] });
    expect(incident.offer).toBeUndefined();
    expect(keys(incident)).toEqual(['standdown/over', `slept/${ada}`, `slept/${bo}`]);
    expect(incident.authority).toBe(ada);
  });

  test('offers the decision to the first of the roster, and leaves it where it is until they accept', () => {
    const night: Move = [
      declared(),
      offered(bo),
      accepted({ by: bo }),
      mitigated({ by: bo }),
      standdown('6h', { by: bo }),
      minutes(361),
    ];
    const story = given(night, standDownOver);
    expect(story.incident).toMatchObject({ authority: bo, offer: { to: ada } });
    expect(keys(story.incident)).not.toContain('standdown/over');
    story.when(accepted({ by: ada })).thenRecords('HandoverAccepted');
    const lapsed = given(night, standDownOver, minutes(61), {
      report: { kind: 'handoverLapses', to: ada },
    });
    expect(lapsed.incident).toMatchObject({ authority: bo, offer: undefined });
    expect(keys(lapsed.incident)).toContain('standdown/over');
  });

  test('tells each who slept what happened, until they are seen again', () => {
    const story = given(
      asleep,
      minutes(10),
      note({ by: observer }),
      note({ by: observer }),
      minutes(360),
      standDownOver,
    );
    const told = asks(story.incident).find(({ key }) => key === `slept/${bo}`);
    expect(told).toMatchObject({ of: [bo], where: 'direct', urgent: false });
    expect(told?.lines[1]).toBe('Since 10:00 UTC: 2 notes.');
    expect(
      keys(given(asleep, minutes(370), standDownOver, object({ by: bo })).incident),
    ).not.toContain(`slept/${bo}`);
    expect(
      asks(given(morning, standDownOver).incident).find(({ key }) => key === `slept/${ada}`)
        ?.lines[1],
    ).toBe('Since 10:00 UTC: nothing happened.');
  });

  test('says who is woken, alone where nobody else could be', () => {
    const { incident } = given(asleep);
    const alone = { people: [ada], deputy: undefined, pager: true };
    const lines = standDownLines(
      { ...incident, paging: { ...incident.paging, succession: alone } },
      voice,
    );
    expect(lines[0]).toContain(`If a figure worsens, ${ada} is paged. Locks`);
  });

  test('tells of everything that happens in a night', () => {
    const { incident } = given(morning, standDownOver);
    const happened = Object.fromEntries(nightly.map((type) => [type, 2]));
    const night = incident.standDown && { ...incident.standDown, happened };
    expect(night && nightText(night, voice)).toBe(
      'Since 10:00 UTC: it fell back 2 times, it was mitigated again 2 times, it recovered, 2 strategies decided, somebody else took command, 2 pages, 2 pieces of advice, 2 status reports and 2 notes.',
    );
  });

  test('in a log that never stood down is loudly wrong', () => {
    const { incident } = given(calm);
    expect(() =>
      evolve(incident, {
        event: { type: 'StandDownEnded', slept: [] },
        at: '2026-03-01T12:00:00.000Z',
        mode: 'live',
        actor: 'worker',
        via: 'timer',
      }),
    ).toThrow('A stand-down ended that never began');
  });

  test('asks nobody for what has recovered meanwhile', () => {
    const { incident } = given(morning, standDownOver);
    expect(keys({ ...incident, rung: 'recovered' })).not.toContain('standdown/over');
    expect(keys(given(morning, standDownOver, severity('sev1')).incident)).not.toContain(
      'standdown/over',
    );
  });

  test('says nothing after the incident was closed', () => {
    given(asleep, close(), minutes(400)).when(standDownOver).thenNothing();
    expect(termsOf(given(asleep, close()).incident)).toEqual([]);
  });

  test('is moved by saying it again', () => {
    given(asleep, standdown('12h'), minutes(400)).when(standDownOver).thenNothing();
  });
});
