import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { asksIn, rings, termAt, voiceNow } from './acks.ts';
import { given, type Move } from './given.ts';
import { ack, assigned, running, skip, stop } from './orders.ts';
import { ackOverdue, begun } from './reports.ts';
import { ada, bo, dba, deputy, manual, planOf, rb, step } from './sample.ts';

const hour = 3_600_000;
const plan = (role: string, timeoutMs = hour) =>
  planOf({
    steps: [
      manual('look', 'text', { timeoutMs, with: { role, evidence: 'text' } }),
      step('b', { needs: ['look'] }),
    ],
  });
const waiting: Move = [running(plan('dba')), begun('look')];
const later = (minutes: number): Move => ({ laterMs: minutes * 60_000 });
const silence = rings('ackSilent');
const reminded: Move = [waiting, later(5), silence];
const escalated: Move = [reminded, later(5), silence];
const returned: Move = [escalated, later(5), silence];

/** Who is asked what, without the asks about the run itself. */
const asked = (...story: readonly Move[]) =>
  asksIn(given(...story).incident).filter(({ key }) => key.startsWith('ack/'));
const labels = (...story: readonly Move[]) =>
  asked(...story).flatMap(({ actions }) => actions.map(({ label }) => label));

describe('a role that says nothing about its step', () => {
  test('is reminded, then others are asked too, then it is back with the authority', () => {
    given(waiting, later(5))
      .whenReported(silence)
      .thenRecords('StepAckReminded')
      .where('StepAckReminded', { plan: rb(1), step: 'look', attempt: 1, role: 'dba' });
    given(reminded, later(5))
      .whenReported(silence)
      .thenRecords('StepAckEscalated')
      .where('StepAckEscalated', { role: 'dba', to: 'deputy' });
    given(escalated, later(5))
      .whenReported(silence)
      .thenRecords('StepAckEscalated')
      .where('StepAckEscalated', { role: 'dba', to: 'authority' });
    expect(termAt(given(returned).incident, 'ackSilent')).toBeUndefined();
  });

  test('is told of in its time, each once', () => {
    given(waiting, later(4)).whenReported(silence).thenNothing();
    expect(termAt(given(waiting).incident, 'ackSilent')).toBe('2026-03-01T10:05:04.000Z');
    expect(termAt(given(reminded).incident, 'ackSilent')).toBe('2026-03-01T10:10:04.000Z');
    expect(termAt(given(escalated).incident, 'ackSilent')).toBe('2026-03-01T10:15:04.000Z');
    const first = silence(given(waiting).scene);
    given(reminded).whenReported(first).thenNothing();
    given(waiting, later(5), skip('look')).whenReported(first).thenNothing();
  });

  test('has its time anew with everything it says', () => {
    for (const state of ['seen', 'doing'] as const) {
      const said: Move = [reminded, later(2), ack('look', state, { by: dba })];
      expect(termAt(given(said).incident, 'ackSilent')).toMatch(/^2026-03-01T10:12/u);
      expect(asked(said)).toEqual([]);
      given(said, later(5)).whenReported(silence).thenRecords('StepAckReminded');
    }
  });

  test('is told of by no clock while it is blocked, or where its time is over before that', () => {
    expect(
      termAt(given(waiting, ack('look', 'blocked', { by: dba })).incident, 'ackSilent'),
    ).toBeUndefined();
    const short = given(running(plan('dba', 300_000)), begun('look'));
    expect(termAt(short.incident, 'ackSilent')).toBeUndefined();
  });

  test('keeps the time of its step, whatever is said', () => {
    const until = given(waiting).incident.runs[rb(1)]?.steps['look'];
    expect(given(returned).incident.runs[rb(1)]?.steps['look']).toMatchObject({
      until: until && 'until' in until ? until.until : '',
    });
    given(returned).whenReported(ackOverdue('look')).thenRecords('StepFailed', 'RunPaused');
  });

  test('is reminded while the run is paused, too', () => {
    given(waiting, stop(), later(5)).whenReported(silence).thenRecords('StepAckReminded');
  });
});

describe('what is asked about a step that a person does', () => {
  test('is nothing beside its own message at first', () => {
    expect(asked(waiting)).toEqual([]);
    expect(asked(waiting, ack('look', 'doing', { by: dba }))).toEqual([]);
  });

  test('is asked of its role again, where they may not be in the channel', () => {
    expect(asked(reminded)).toMatchObject([
      { of: [dba], where: 'direct', urgent: true, key: 'ack/RB-1/look/1' },
    ]);
    expect(asked(reminded)[0]?.lines).toMatchInlineSnapshot(`
      [
        "Do look (look) waits for you as dba: nothing was said since 10:00 UTC.",
        "Say how far it is, also when you are stuck.",
      ]
    `);
    expect(labels(reminded)).toEqual(['Done', 'I am on it', 'Blocked']);
  });

  test('is asked of the deputy beside the role, who may give it to somebody else', () => {
    expect(asked(escalated)[0]?.of).toEqual([dba, deputy]);
    expect(labels(escalated)).toEqual(['Done', 'I am on it', 'Give it away']);
    given(escalated)
      .when(assigned('dba', bo, { by: deputy }))
      .thenRecords('RoleAssigned')
      .where('RoleAssigned', { person: bo });
    expect(asked(escalated, assigned('dba', bo))[0]?.of).toEqual([bo, deputy]);
  });

  test('is asked of the authority at last, who gives it away or goes on without it', () => {
    const working: Move = [waiting, ack('look', 'doing', { by: dba })];
    const silent: Move = [working, later(5), silence, later(5), silence, later(5), silence];
    expect(asked(silent)).toMatchObject([{ of: [ada], where: 'channel', urgent: true }]);
    expect(asked(silent)[0]?.lines).toMatchInlineSnapshot(`
      [
        "Do look (look) waits for dba, and nobody answers: Dana said doing at 10:00 UTC, and nothing since. It is back with you.",
        "Give dba to somebody else or to yourself, or go on without the step. Without an answer it fails at 11:00 UTC.",
      ]
    `);
    expect(labels(returned)).toEqual(['Give it away', 'Go on without it']);
    expect(asked(returned, assigned('dba', ada), ack('look', 'seen'))).toEqual([]);
  });

  test('offers to give away only what somebody may be given', () => {
    const own: Move = [running(plan('warehouse')), begun('look')];
    const back: Move = [own, later(5), silence, later(5), silence, later(5), silence];
    expect(labels(back)).toEqual(['Go on without it']);
    expect(asked(back)[0]?.lines[1]).toMatch(/^Go on without the step\./u);
  });

  test('is asked of the authority at once when it is blocked', () => {
    const stuck: Move = [waiting, ack('look', 'blocked', { by: dba, evidence: 'no password' })];
    expect(asked(stuck)).toMatchObject([{ of: [ada], where: 'channel', urgent: true }]);
    expect(asked(stuck)[0]?.lines[0]).toBe(
      'Do look (look) is blocked, says Dana. What is missing stands in the timeline.',
    );
    expect(asked(stuck, ack('look', 'doing', { by: dba }))).toEqual([]);
  });

  test('is told to the authority with what is missing, where the words are at hand', () => {
    const stuck: Move = [waiting, ack('look', 'blocked', { by: dba, evidence: 'no password' })];
    const { incident } = given(stuck);
    const [ask] = asksOf({
      incident,
      holders: () => [dba],
      voice: voiceNow(incident.updatedAt),
      missing: (plan, name) => (plan === rb(1) && name === 'look' ? 'the\npassword' : undefined),
    });
    expect(ask?.lines[0]).toBe('Do look (look) is blocked, says Dana: the password.');
  });

  test('asks whoever is blocked what is missing, until they say it', () => {
    const stuck: Move = [waiting, ack('look', 'blocked', { by: dba })];
    expect(asked(stuck).map(({ key, of }) => [key, of])).toEqual([
      ['ack/RB-1/look/1', [ada]],
      ['ack/RB-1/look/1/missing', [dba]],
    ]);
    expect(asked(stuck)[0]?.lines[0]).toBe(
      'Do look (look) is blocked, says Dana. They are asked what is missing.',
    );
    const said = ack('look', 'blocked', { by: dba, evidence: 'no password' });
    given(stuck).when(said).thenRecords('StepAcknowledged');
    expect(asked(stuck, said).map(({ key }) => key)).toEqual(['ack/RB-1/look/1']);
    given(stuck)
      .when(ack('look', 'blocked', { by: dba }))
      .thenNothing('AlreadyAcked');
  });

  test('names nobody beside the role where there is no deputy', () => {
    const { incident } = given(escalated);
    const alone = {
      ...incident,
      paging: { ...incident.paging, succession: { people: [], pager: false } },
    };
    expect(asksIn(alone).find(({ key }) => key.startsWith('ack/'))?.of).toEqual([dba]);
  });
});
