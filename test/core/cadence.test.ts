import { describe, expect, test } from 'vitest';
import type { Ask } from '../../src/core/asks.ts';
import { asksOf } from '../../src/core/asks.ts';
import { remindAt } from '../../src/core/cadence/due.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { holdersOf } from '../../src/core/policy/may.ts';
import { termsOf } from '../../src/core/terms.ts';
import { cadenceLines } from '../../src/core/texts/cadence.ts';
import { draftOf } from '../../src/core/texts/draft.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { eventText } from '../../src/core/texts.ts';
import { signed } from './approvals.ts';
import { minutes, reminds, snooze, under, ungraded, ungradedUnder, update } from './cadence.ts';
import { accepted, offered } from './command.ts';
import { severity } from './extent.ts';
import { given, type Move } from './given.ts';
import { abort, assigned, carded, declared, planned, running } from './orders.ts';
import { checked, claimed, finished } from './reports.ts';
import { ada, bo, commander, dba, observer, planOf, step } from './sample.ts';

const voice = {
  name: (person: string) => person,
  commands: usualCommands,
  now: '2026-03-01T11:00:00.000Z',
};

const asks = (incident: Incident, comms: readonly (typeof ada)[] = []): readonly Ask[] =>
  asksOf({
    incident,
    holders: (role) =>
      holdersOf(role, incident, { roleHolders: comms.length > 0 ? { comms } : {} }),
    voice,
  }).filter(({ key }) => key.startsWith('remind/'));

const due = (incident: Incident) =>
  termsOf(incident).flatMap(({ order: said, at }) =>
    said.kind === 'remind' ? [`${said.of} ${at.slice(11, 16)}`] : [],
  );

const at = (story: ReturnType<typeof given>) => cadenceLines(story.incident, voice);

describe('an incident without a severity', () => {
  test('asks for it after ten minutes, whoever is in command', () => {
    const story = given(ungraded, assigned('commander', commander));
    expect(due(story.incident)).toContain('severity 10:10');
    const { incident } = given(
      ungraded,
      assigned('commander', commander),
      minutes(10),
      reminds('severity'),
    );
    const [ask] = asks(incident);
    expect(ask).toMatchObject({ key: 'remind/severity', of: [commander, ada], urgent: false });
    expect(ask?.actions.map(({ label }) => label)).toEqual(['sev1', 'sev2', 'sev3']);
  });

  test('asks three times and no more, each time anew', () => {
    const nag = [minutes(10), reminds('severity')];
    const twice = given(ungraded, ...nag, ...nag);
    const thrice = given(ungraded, ...nag, ...nag, ...nag);
    expect(asks(twice.incident)[0]?.since).not.toBe(asks(thrice.incident)[0]?.since);
    expect(due(thrice.incident).filter((one) => one.startsWith('severity'))).toEqual([]);
    given(ungraded, ...nag, ...nag, ...nag, minutes(60))
      .when(reminds('severity'))
      .thenNothing();
  });

  test('asks no more once it has one', () => {
    const { incident } = given(ungraded, minutes(10), reminds('severity'), severity('sev3'));
    expect(asks(incident)).toEqual([]);
    expect(due(incident)).toEqual(['handover 12:00']);
  });

  test('that only a card opened asks nobody anything, until something is done', () => {
    expect(due(given(carded()).incident)).toEqual([]);
  });
});

describe('a status report', () => {
  test('is due as often as the severity says, by the rules of its declaration', () => {
    expect(due(given(declared()).incident)).toContain('report 11:00');
    expect(due(given(declared(), severity('sev1')).incident)).toContain('report 10:30');
    expect(due(given(declared(), severity('sev4')).incident)).toEqual(['handover 12:00']);
    expect(due(given(under({ reportEveryMs: { sev2: 300_000 } })).incident)).toContain(
      'report 10:05',
    );
  });

  test('is asked of whoever holds comms, else of the commander, else of the authority', () => {
    const story = [declared(), minutes(60), reminds('report')];
    expect(asks(given(...story).incident)[0]?.of).toEqual([ada]);
    expect(asks(given(...story, assigned('commander', commander)).incident)[0]?.of).toEqual([
      commander,
    ]);
    expect(asks(given(...story, assigned('comms', dba)).incident)[0]?.of).toEqual([dba]);
    expect(asks(given(...story).incident, [observer])[0]?.of).toEqual([observer]);
  });

  test('is offered as it would be sent', () => {
    const { incident } = given(
      running(planOf({ steps: [step('drain'), step('back', { needs: ['drain'] })] })),
      claimed('drain'),
      finished('drain'),
      checked('mitigation/users-buy', 'fail'),
      minutes(60),
      reminds('report'),
    );
    const [ask] = asks(incident);
    expect(ask?.lines.join('\n')).toMatch(/Conditions: checkout@prod is acting/u);
    expect(ask?.lines.join('\n')).toMatch(/mitigation check users-buy fails/u);
    expect(ask?.lines.join('\n')).toMatch(/1 of 2 steps are done; next: Do back/u);
    expect(ask?.actions.map(({ label }) => label)).toEqual(['Send', 'Edit', 'Snooze 30m']);
  });

  test('that nobody sends is asked for again when the next one is due', () => {
    const { incident } = given(declared(), minutes(60), reminds('report'));
    expect(due(incident)).toContain('report 12:00');
  });

  test('keeps what was said, and says the rest as the record has it, without names', () => {
    const { events } = given(declared(), planned(planOf()))
      .when(update({ conditions: 'Buying is slow' }))
      .thenRecords('StatusReported')
      .where('StatusReported', { audience: 'tactical' });
    expect(events[0]?.texts).toEqual({
      conditions: 'Buying is slow',
      actions: 'Nothing has been done yet.',
      needs: 'RB-1 waits for the authority to decide.',
    });
  });

  test('names the role of whoever it waits for, and says when nothing is active any more', () => {
    const voiced = draftOf(given(running(planOf()), abort()).incident, {
      at: '2026-03-01T11:00:00.000Z',
      audience: 'tactical',
    });
    expect(voiced.actions).toBe('No strategy is active now.');
  });

  test('says of who has to agree what they are here, never who', () => {
    const agreeing: Move = [declared(), planned(signed({ people: [dba] }))];
    const said = (...moves: readonly Move[]) =>
      draftOf(given(...moves).incident, { at: '2026-03-01T11:00:00.000Z', audience: 'tactical' });
    expect(said(agreeing).needs).toContain('a responder');
    expect(said(agreeing, assigned('ops', dba)).needs).toContain('the ops');
    expect(said(agreeing, assigned('ops', dba)).needs).not.toContain(dba);
  });

  test('names no next step where all are done and only tidying up is left', () => {
    const tidying = planOf({ finally: [step('tidy')] });
    const said = draftOf(given(running(tidying), claimed('back'), finished('back')).incident, {
      at: '2026-03-01T11:00:00.000Z',
      audience: 'tactical',
    });
    expect(said.actions).toMatch(/1 of 1 steps are done\.$/u);
  });

  test('for executives leaves out checks and steps', () => {
    const said = (...more: readonly Move[]) =>
      given(...more)
        .when(update({ audience: 'executive' }))
        .thenRecords('StatusReported').events[0]?.texts;
    expect(said(running(planOf()), checked('mitigation/users-buy', 'fail'))).toMatchObject({
      conditions: 'checkout@prod is acting: rollback to release 1 is being carried out.',
      needs: 'Nothing is waited for.',
    });
    expect(said(declared(), planned(planOf()))).toMatchObject({
      needs: 'A decision of the authority is waited for.',
    });
  });

  test('names a role where the record would name a person', () => {
    const texts = given(running(planOf({ steps: [step('back')] })), claimed('back'))
      .when(update())
      .thenRecords('StatusReported').events[0]?.texts;
    expect(JSON.stringify(texts)).not.toMatch(/p_[a-z]/u);
  });

  test('ends the question for it, and the next one is due from then on', () => {
    const { incident } = given(declared(), minutes(60), reminds('report'), update());
    expect(asks(incident)).toEqual([]);
    expect(due(incident)).toContain('report 12:00');
  });

  test('is for whoever is in command, and for comms and scribe', () => {
    const facts = { roleHolders: { comms: [dba], scribe: [observer] } };
    const story = given(declared(), assigned('deputy', bo));
    for (const [by, role] of [
      [ada, 'authority'],
      [bo, 'deputy'],
      [dba, 'comms'],
      [observer, 'scribe'],
    ] as const) {
      const { events } = story.when(update({ by, facts })).thenRecords('StatusReported');
      expect(events[0]).toMatchObject({ because: { role } });
    }
    story
      .when(update({ by: commander, facts }))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'comms', holders: [ada, bo, dba, observer] });
    story.when(snooze({ by: commander, facts })).thenRefuses('NotTheRole', 'OrderRefused');
  });
});

describe('a snooze', () => {
  test('puts off what is asked, and it comes back by itself', () => {
    const story = given(declared(), minutes(60), reminds('report'), snooze());
    expect(asks(story.incident)).toEqual([]);
    expect(due(story.incident)).toContain('report 11:30');
    expect(at(story).join(' ')).toContain('Reminders are put off until 11:30 UTC.');
    given(declared(), minutes(60), reminds('report'), snooze(), minutes(10))
      .when(reminds('report'))
      .thenNothing();
    const { incident } = given(
      declared(),
      minutes(60),
      reminds('report'),
      snooze(),
      minutes(30),
      reminds('report'),
    );
    expect(asks(incident)).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  const night = { from: '10:30', to: '18:00', zone: 'UTC' };
  const quiet = [
    under({ reportEveryMs: { sev3: 3_600_000 }, quietHours: night }),
    severity('sev3'),
  ];

  test('put off what is not urgent until they end', () => {
    const { incident } = given(...quiet);
    expect(due(incident)).toEqual(['report 18:00', 'handover 18:00']);
    given(...quiet, minutes(60))
      .when(reminds('report'))
      .thenNothing();
  });

  test('drop nothing: it is said at their end, with the time since when it was due', () => {
    const story = given(...quiet, minutes(480));
    const { events, incident } = story
      .when(reminds('report'))
      .thenRecords('Reminded')
      .where('Reminded', { due: '2026-03-01T11:00:00.000Z' });
    const [event] = events;
    expect(
      event &&
        eventText({ event, texts: {}, at: '2026-03-01T18:00:02.000Z', actor: 'timer' }, voice),
    ).toBe('A status report is due (since 11:00 UTC; it waited for the end of the quiet hours).');
    expect(asks(incident)[0]?.lines[0]).toContain('it waited for the end of the quiet hours');
  });

  test.each(['sev1', 'sev2'] as const)('put off nothing of a %s', (grave) => {
    const { incident } = given(
      under({ quietHours: night }),
      ...(grave === 'sev2' ? [] : [severity(grave)]),
    );
    expect(remindAt(incident, 'report')).toBe(
      grave === 'sev1' ? '2026-03-01T10:30:00.000Z' : '2026-03-01T11:00:00.000Z',
    );
  });

  test('put off nothing as long as nobody knows how grave it is', () => {
    const early = { from: '10:05', to: '18:00', zone: 'UTC' };
    const { incident } = given(ungradedUnder({ quietHours: early }));
    expect(due(incident)).toContain('severity 10:10');
  });
});

describe('two hours of command', () => {
  const tired = [declared(), minutes(120)];

  test('are enough to suggest a handover, to the authority, once in two hours', () => {
    const { incident } = given(...tired, reminds('handover'));
    expect(asks(incident).filter(({ key }) => key === 'remind/handover')).toMatchObject([
      { of: [ada], urgent: false },
    ]);
    expect(due(incident)).toContain('handover 14:00');
    given(...tired, reminds('handover'))
      .when(reminds('handover'))
      .thenNothing();
  });

  test('begin anew with whoever takes over, and nothing is suggested while a handover is offered', () => {
    const offering = given(...tired, reminds('handover'), offered(bo));
    expect(asks(offering.incident).map(({ key }) => key)).not.toContain('remind/handover');
    const { incident } = given(...tired, reminds('handover'), offered(bo), accepted({ by: bo }));
    expect(due(incident)).toContain('handover 14:00');
    expect(asks(incident).map(({ key }) => key)).not.toContain('remind/handover');
  });
});
