import { describe, expect, test } from 'vitest';
import type { Note } from '../../../src/core/command.ts';
import { IncidentId, OutsideId } from '../../../src/core/ids.ts';
import { Order } from '../../../src/core/orders.ts';
import type { AnyRefusalCode } from '../../../src/core/refusals.ts';
import { FollowUpName } from '../../../src/core/report/shapes.ts';
import { shapeOf } from '../../../src/core/standing-approval/shape.ts';
import { noteText } from '../../../src/core/texts/notes.ts';
import { typedOrder } from '../../../src/core/texts/orders.ts';
import type { Said, Voice } from '../../../src/core/texts/voice.ts';
import { refusalText } from '../../../src/core/texts.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { codes, facts } from '../../support/sample-refusals.ts';
import { ada, bo, checkout, planOf, rb } from '../sample.ts';
import { commandsIn, unreadableIn } from './commands-in.ts';

const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });
const renamed: Voice = {
  ...voice,
  commands: { incident: 'inc', rollback: 'rb', release: 'rel', registry: 'reg', drill: 'dr' },
};

// The code ties the facts to their sentence; without it the compiler sees two unions.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
const said = <C extends AnyRefusalCode>(code: C, speaking = voice): readonly Said[] =>
  facts[code].map((some) => refusalText<C>({ code, facts: some }, speaking));

/** A sentence that is whole: nothing missing in it, and an end. */
const whole = /^(?!.*(?:undefined|null|NaN|\[object)).{10,}[.?!]["')]?$/su;

describe('a refusal', () => {
  test.each(codes)('%s says why in whole sentences, and how to lift it', (code) => {
    expect(facts[code]).not.toEqual([]);
    for (const { reason, lift } of said(code)) {
      expect(reason).toMatch(whole);
      expect(lift).toMatch(whole);
    }
  });

  test.each(codes)('%s names commands that can be typed as they stand', (code) => {
    for (const { reason, lift } of said(code)) {
      expect(lift).toMatch(/`\/\w/u);
      expect(unreadableIn(`${reason} ${lift}`)).toEqual([]);
    }
  });

  // What a misread offers is made where the words were read, under the names that hold there.
  test.each(codes.filter((code) => code !== 'Misread' && code !== 'UnknownCommand'))(
    '%s uses the configured names of the commands',
    (code) => {
      for (const { reason, lift } of said(code, renamed)) {
        expect(`${reason} ${lift}`).not.toMatch(/\/(?:incident|rollback|release)\b/u);
      }
    },
  );

  test('of the wrong person names who decides, and the way to decide oneself', () => {
    expect(said('NotTheAuthority')[0]).toMatchInlineSnapshot(`
      {
        "lift": "Tell Ada now: \`/incident page\` calls whoever decides. Ada can type \`/rollback stop\`, or offer you the decision with \`/incident handover <@you>\`. You can still read everything and add \`/incident note <text>\`.",
        "reason": "NOT paused: Ada decides in this incident, so nothing moved. What you said is on record as advice.",
      }
    `);
  });

  test('of a second strategy says what runs and how far it is', () => {
    expect(said('StrategyActive')[0]).toMatchInlineSnapshot(`
      {
        "lift": "\`/rollback status\` says what it does now and what it waits for. The authority can change course with \`/rollback switch <plan> <reason>\` or end it with \`/rollback abort\`.",
        "reason": "rollback is already active by RB-1, 3 of 9 steps through. Two strategies at once would work against each other, so nothing new was started.",
      }
    `);
  });

  test('of an unaccountable step asks to look before saying what became of it', () => {
    expect(said('StepUnsettled')[0]).toMatchInlineSnapshot(`
      {
        "lift": "Look at the target, then type \`/rollback settle deploy-1 done <evidence>\`, or \`/rollback settle deploy-1 not-done <evidence>\` if it did not run. If nobody can tell: \`/rollback settle deploy-1 abandon <evidence>\`, and it stays on the list of open work.",
        "reason": "Nobody knows whether the step deploy-1 ran, and running it twice could do harm. The run stays paused.",
      }
    `);
  });

  test('of an early recovery lists what is missing', () => {
    expect(said('NotRecovered')[0]).toMatchInlineSnapshot(`
      {
        "lift": "Recovery is reached by itself when nothing is missing. Ask the checks with \`/incident check\`, or give one up by name with \`/incident waive <check> <reason>\`. Close what is left over with \`/incident residual R1 done <evidence>\`. \`/incident status\` says what each waits for.",
        "reason": "Not recovered yet: the incident is validating. Not held yet: criterion one-release. Still open: R1.",
      }
    `);
  });

  test('never repeats more of what was typed than a line can bear', () => {
    const long = `${'x'.repeat(10_000)}\n# heading\u202e`;
    const { reason } = refusalText(
      { code: 'UnknownIncident', facts: { said: long, open: [] } },
      voice,
    );
    expect(reason.length).toBeLessThan(150);
    expect(reason).not.toMatch(/[\n\u202e]/u);
  });
});

describe('a dangerous near miss', () => {
  test('is offered and said not to have been done', () => {
    const [, near] = said('Misread');
    expect(near?.lift).toContain('Did you mean `/rollback go RB-1`?');
    expect(near?.lift).toContain('so it was not done for you. It is written');
  });

  test('is worded so that it is also right beside a button that does it', () => {
    const [, near] = said('Misread');
    expect(near?.lift).not.toMatch(/\btype it\b/u);
  });
});

const notes: { readonly [K in Note['note']]: Extract<Note, { note: K }> } = {
  AlreadyPaused: { note: 'AlreadyPaused', plan: rb(1) },
  AlreadyChosen: { note: 'AlreadyChosen', point: 'restart', option: 'all' },
  StoryAlreadyPaused: { note: 'StoryAlreadyPaused' },
  AlreadyHeld: {
    note: 'AlreadyHeld',
    incident: 'INC-1',
    by: ada,
    since: '2026-03-01T10:00:00.000Z',
  },
  NotHeld: { note: 'NotHeld', incident: 'INC-1' },
  AlreadyUpdate: { note: 'AlreadyUpdate', update: 'U1', status: 'taken' },
  AlreadyRunning: { note: 'AlreadyRunning', plan: rb(1) },
  AheadToSign: {
    note: 'AheadToSign',
    target: checkout,
    shape: shapeOf(planOf()),
    until: '2026-03-31T10:00:00.000Z',
    days: 14,
  },
  AlreadyFactor: { note: 'AlreadyFactor', factor: 'rehearsal', isNamed: true },
  AlreadyFollowedUp: { note: 'AlreadyFollowedUp', followUp: 'F1', status: 'done' },
  AlreadyFinished: { note: 'AlreadyFinished', at: '2026-03-31T10:00:00.000Z' },
  AlreadySigned: { note: 'AlreadySigned', by: bo },
  AlreadyAttached: { note: 'AlreadyAttached', incident: 'INC-1' },
  AlreadyInvited: { note: 'AlreadyInvited', person: bo },
  AlreadyPublic: { note: 'AlreadyPublic', incident: 'INC-1' },
  AlreadyGoingToRest: { note: 'AlreadyGoingToRest', plan: rb(1) },
  AlreadyRests: { note: 'AlreadyRests', plan: rb(1) },
  AlreadyStopping: { note: 'AlreadyStopping', plan: rb(1) },
  AlreadyOnRung: { note: 'AlreadyOnRung', rung: 'mitigated' },
  AlreadyWaived: { note: 'AlreadyWaived', check: 'purchases' },
  AlreadyClosedResidual: { note: 'AlreadyClosedResidual', residual: 'R1' },
  AlreadySeverity: { note: 'AlreadySeverity', severity: 'sev2' },
  AlreadyInScope: { note: 'AlreadyInScope', targets: [checkout] },
  AlreadyHolds: { note: 'AlreadyHolds', role: 'dba', person: ada },
  AlreadyClaimed: { note: 'AlreadyClaimed', until: '2026-03-01T10:05:00.000Z' },
  AlreadyOffered: { note: 'AlreadyOffered', person: bo, until: '2026-03-01T10:05:00.000Z' },
  AlreadyAcked: { note: 'AlreadyAcked', step: 'hold-charges', state: 'seen' },
  AlreadyRegistered: { note: 'AlreadyRegistered', version: '2' },
  AlreadyNoted: { note: 'AlreadyNoted', entry: 'E7' },
  AlreadyReviewed: { note: 'AlreadyReviewed', review: 'V1' },
  AwaitsSecond: { note: 'AwaitsSecond', check: 'books-balance' },
  AlreadyYourDecision: { note: 'AlreadyYourDecision', entry: 'E7' },
  AlreadyProposed: { note: 'AlreadyProposed', proposal: 'P1' },
  AlreadyFollowed: { note: 'AlreadyFollowed', strategy: 'wait' },
  AlreadyPaged: { note: 'AlreadyPaged', people: [ada] },
  AlreadyAsked: { note: 'AlreadyAsked', until: '2026-03-01T10:31:00.000Z' },
  AlreadyScheduled: { note: 'AlreadyScheduled', service: 'checkout', day: '2026-03-02' },
  AlreadySkipped: { note: 'AlreadySkipped', service: 'checkout', by: bo },
  AlreadySettled: { note: 'AlreadySettled', assumption: 1, outcome: 'held' },
  AlreadyApproved: { note: 'AlreadyApproved', plan: rb(1) },
  AlreadyDenied: { note: 'AlreadyDenied', plan: rb(1) },
  AlreadyMade: {
    note: 'AlreadyMade',
    plan: rb(1),
    lessons: [
      {
        incident: IncidentId.parse('INC-2'),
        followUp: FollowUpName.parse('F1'),
        due: '2026-03-16',
      },
    ],
  },
  AlreadyJudged: { note: 'AlreadyJudged', change: 'O1', verdict: 'ours' },
  AutomationIsOn: { note: 'AutomationIsOn', target: checkout },
  AutomationNeedsAnother: {
    note: 'AutomationNeedsAnother',
    target: checkout,
    until: '2026-03-01T10:31:00.000Z',
  },
  AlreadyOutside: { note: 'AlreadyOutside', outside: OutsideId.parse('OUT-2') },
  AlreadyCarriedOut: { note: 'AlreadyCarriedOut' },
};

describe('a repeated order', () => {
  test.each(Object.values(notes))('is answered kindly: $note', (note) => {
    const text = noteText(note, voice);
    expect(text).toMatch(whole);
    expect(text).toMatch(/already/u);
    expect(commandsIn(text)).not.toEqual([]);
    expect(unreadableIn(text)).toEqual([]);
  });
});

test('a page to several people is told as one to several', () => {
  expect(noteText({ note: 'AlreadyPaged', people: [ada, bo] }, voice)).toContain(
    'Ada and Bo were paged within the last 5 minutes already.',
  );
});

describe('every order', () => {
  test.each(Order.options.map(({ shape }) => shape.kind.value))(
    '%s is named as it is typed',
    (kind) => {
      const text = typedOrder(kind, voice);
      expect(commandsIn(text)).toHaveLength(1);
      expect(unreadableIn(text)).toEqual([]);
    },
  );

  test('that nobody knows is named as it is', () => {
    expect(typedOrder('fly', voice)).toBe('"fly"');
  });
});
