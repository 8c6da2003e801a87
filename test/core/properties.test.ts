import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { Event } from '../../src/core/events.ts';
import { heed } from '../../src/core/heed.ts';
import { evolve, fold } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { rungs } from '../../src/core/incident/ladder.ts';
import type { Report } from '../../src/core/reports.ts';
import { kinds } from '../commands/any-order.ts';
import { cases } from '../support/runs.ts';
import { anything } from './anything.ts';
import { ofApproval } from './approval-invariants.ts';
import { approved, signed } from './approvals.ts';
import { ofBoth } from './criteria.ts';
import { type Dice, dice } from './dice.ts';
import { given, type Move } from './given.ts';
import { problemsOf, watchLog } from './invariants.ts';
import { assigned, decided, declared, planned, reopen, running } from './orders.ts';
import { beside } from './permissions/said.ts';
import { checked, done } from './reports.ts';
import { ada, bo, check, checkout, effect, planOf, pricing, rb } from './sample.ts';
import { ofSaying } from './say-invariants.ts';
import { type Doors, doors, opening, type Scene, say } from './scene.ts';
import { ofSigned } from './signed-invariants.ts';
import { carriedOut, containing } from './strategies.ts';
import { supportAsked } from './support.ts';

const calm = checked('mitigation/users-buy', 'pass');
const held = checked('criterion/books-balance', 'pass');
const story = fc.array(dice, { minLength: 30, maxLength: 90, size: 'max' });

/** Plays a story through these doors, and stops at the first state or event that may not be. */
function problemsIn(thrown: readonly Dice[], through: Doors): readonly string[] {
  const watch = watchLog();
  let scene = opening;
  for (const each of thrown) {
    const act = anything(scene, each);
    const next = say(scene, act, through);
    const wrong = [...ofSaying(scene, act, next), ...ofSigned(scene, act, next)];
    if (wrong.length > 0) return wrong;
    let before = scene.incident;
    for (const recorded of next.log.slice(scene.log.length)) {
      const after = evolve(before, recorded);
      const problems = watch({ before, recorded, after });
      if (problems.length > 0) return problems;
      before = after;
    }
    scene = next;
  }
  return [];
}

const play = (thrown: readonly Dice[], through = doors): Scene =>
  thrown.reduce((scene, each) => say(scene, anything(scene, each), through), opening);

/** What the invariants say when this happens next in a sound story. */
function problemsWith(event: Event, ...story: readonly Move[]): readonly string[] {
  const { log } = given(...story).scene;
  const watch = watchLog();
  let before: Incident | undefined;
  return [...log, ...log.slice(-1).map((last) => ({ ...last, event }))].flatMap((recorded) => {
    const after = evolve(before, recorded);
    const problems = watch({ before, recorded, after });
    before = after;
    return problems;
  });
}

const soundWith = (through: Doors, numRuns: number) =>
  fc.check(
    fc.property(story, (thrown) => deepEqual(problemsIn(thrown, through), [])),
    { numRuns, endOnFailure: true, seed: 7 },
  );

describe('whatever is ordered and reported, by whomever', () => {
  test('no state and no event is reached that may not be', () => {
    fc.assert(
      fc.property(story, (thrown) => deepEqual(problemsIn(thrown, doors), [])),
      { numRuns: cases({ few: 25, many: 400 }) },
    );
    expect.assertions(0);
  });

  test('every rung is reached by such stories: they are not trivial', () => {
    const seen = new Set<string>();
    for (const thrown of fc.sample(story, { numRuns: 100, seed: 7 })) {
      for (const rung of Object.keys(play(thrown).incident?.reached ?? {})) seen.add(rung);
      if (seen.size === rungs.length) break;
    }
    expect([...seen].toSorted()).toEqual([...rungs].toSorted());
  });

  test('every order that is decided is among them', () => {
    const said = new Set<string>();
    for (const thrown of fc.sample(story, { numRuns: 100, seed: 7 })) {
      let scene = opening;
      for (const each of thrown) {
        const act = anything(scene, each);
        if ('order' in act) said.add(act.order.kind);
        scene = say(scene, act);
      }
    }
    expect(kinds.filter((kind) => !said.has(kind) && !beside.has(kind))).toEqual([]);
  });

  test('a log folded in pieces, or read back from the registry, gives the same state', () => {
    const same = fc.property(story, fc.nat(), (thrown, number) => {
      const { log, incident } = play(thrown);
      const cut = number % (log.length + 1);
      const stored = log.map(({ event, ...rest }) => ({
        ...rest,
        event: Event.parse(JSON.parse(JSON.stringify(event))),
      }));
      deepEqual(stored.slice(cut).reduce(evolve, fold(log.slice(0, cut))), fold(stored));
      expect(fold(stored)).toEqual(incident);
    });
    expect(fc.check(same, { numRuns: cases({ few: 15, many: 60 }) }).failed).toBe(false);
  });

  test('deciding and heeding are pure: the same again gives the same, and the input is not touched', () => {
    const twice: Doors = {
      decide: (command, incident) => {
        const first = decide(command, incident);
        deepEqual(decide(command, incident), first);
        return first;
      },
      heed: (kind, report, context) => {
        const first = heed(kind, report, context);
        deepEqual(heed(kind, report, context), first);
        return first;
      },
    };
    const pure = fc.property(story, (thrown) => void play(thrown, twice));
    expect(fc.check(pure, { numRuns: cases({ few: 15, many: 60 }) }).failed).toBe(false);
  });
});

describe('the invariants notice when', () => {
  test('anybody may decide', () => {
    const open: Doors = {
      heed,
      decide: (command, incident) =>
        decide(
          command,
          incident && command.actor.kind === 'person'
            ? { ...incident, authority: command.actor.person }
            : incident,
        ),
    };
    expect(soundWith(open, 200).failed).toBe(true);
  });

  test('a second strategy is let in', () => {
    const open: Doors = {
      heed,
      decide: (command, incident) =>
        decide(
          command,
          incident && command.order.kind === 'go'
            ? { ...incident, course: { status: 'none' } }
            : incident,
        ),
    };
    expect(soundWith(open, 200).failed).toBe(true);
  });

  test('a claim is granted whatever its epoch and the state of its step', () => {
    const open: Doors = {
      decide,
      heed: (kind, report, context) => {
        const said: Report = report;
        if (said.kind !== 'claim' || !context.incident.runs[said.plan])
          return heed(kind, report, context);
        const { plan, step, epoch, owner } = said;
        return [{ type: 'StepStarted', plan, step, epoch, attempt: 1, owner }];
      },
    };
    expect(soundWith(open, 200).failed).toBe(true);
  });

  test('an inconclusive check counts as held', () => {
    const open: Doors = {
      decide,
      heed: (kind, report, context) =>
        heed(kind, report, context).map((event) =>
          event.type === 'CheckReported'
            ? { ...event, verdict: 'inconclusive', held: true }
            : event,
        ),
    };
    expect(soundWith(open, 400).failed).toBe(true);
  });

  test('a switch does not wait for what is under way', () => {
    const open: Doors = {
      heed,
      decide: (command, incident) => {
        const decision = decide(command, incident);
        if (decision.status !== 'decided') return decision;
        return {
          ...decision,
          events: decision.events.flatMap((event) =>
            event.type === 'SwitchOrdered' && incident && incident.course.status === 'active'
              ? [
                  { ...event, override: false },
                  {
                    type: 'StrategyActivated' as const,
                    strategy: event.strategy,
                    plan: event.plan,
                    epoch: event.epoch,
                    targets: event.targets,
                  },
                ]
              : [event],
          ),
        };
      },
    };
    expect(soundWith(open, 200).failed).toBe(true);
  });

  test('a refused order moves something', () => {
    const open: Doors = {
      heed,
      decide: (command, incident) => {
        const decision = decide(command, incident);
        if (decision.status !== 'refused' || decision.refusal.code !== 'NotTheAuthority')
          return decision;
        const moved = { type: 'RunPaused', plan: rb(1), why: 'ordered' } as const;
        return incident?.runs[rb(1)] ? { ...decision, events: [moved] } : decision;
      },
    };
    expect(soundWith(open, 200).failed).toBe(true);
  });

  test('a step starts before its preconditions have passed', () => {
    const started = { plan: rb(1), step: 'back', epoch: 1, attempt: 1, owner: 'worker-1' } as const;
    const careful = running(planOf({ preconditions: [check('room')] }));
    expect(problemsWith({ type: 'StepStarted', ...started }, careful)).toEqual([
      'back started before precondition/room passed',
    ]);
  });

  test('calm counts although nothing was done since a reopening', () => {
    const again: Move = [running(planOf()), done('back'), calm, held, reopen()];
    expect(problemsWith({ type: 'MitigationReached', claimed: false }, again)).toEqual([
      'mitigated by itself although nothing was done',
    ]);
  });

  test('a target recovers whose criteria nobody asked', () => {
    const both = declared({ targets: [checkout, pricing], facts: { criteria: ofBoth } });
    const ofCheckout: Move = [both, planned(planOf()), decided(), done('back'), calm];
    const story: Move = [ofCheckout, checked('mitigation/pricing@prod/answers', 'pass'), held];
    expect(problemsWith({ type: 'RecoveryReached', criteria: [] }, story)).toEqual(
      expect.arrayContaining(['recovered although criterion/pricing@prod/books did not hold']),
    );
  });

  test('the clock decides', () => {
    const because = {
      rule: 'nobody answers',
      person: bo,
      role: 'roster',
      roster: { source: 'configuration', digest: 'roster-1', ageMs: 0 },
      configuration: 'rules-1',
      arrival: 'timer',
      program: 'sternway test',
    };
    const open: Doors = {
      decide,
      heed: (kind, report, context) => {
        const events = heed(kind, report, context);
        return kind === 'successionDue' && context.incident.authority !== bo
          ? [...events, { type: 'CommandTaken', how: 'succession', by: bo, because }]
          : events;
      },
    };
    expect(soundWith(open, 200).failed).toBe(true);
  });

  test('the authority approves instead of the approver', () => {
    const plan = signed({ role: 'approver' });
    const { scene } = given(declared(), planned(plan), approved({ by: ada }));
    const { incident: before } = given(
      declared(),
      planned(plan),
      assigned('approver:checkout', bo),
    );
    const recorded = scene.log.find(({ event }) => event.type === 'ApprovalGiven');
    expect(recorded && ofApproval({ before, recorded, after: before })).toEqual([
      `${ada} approved their own plan`,
    ]);
  });

  test.each([
    [
      'an open residual',
      [running(planOf({ effects: [effect('orders')] })), done('back'), calm],
      'recovered with R1 open',
    ],
    ['a gate', [supportAsked], 'recovered before support said that reports do not rise'],
    ['a containment', [declared(), carriedOut(containing)], 'recovered while RB-1 is in force'],
  ] as const)('recovered is reached with %s', (_name, story, problem) => {
    const { incident } = given(...story);
    expect(problemsOf(incident)).toEqual([]);
    expect(problemsOf({ ...incident, rung: 'recovered' })).toContain(problem);
  });

  test('a state says what cannot be', () => {
    const { incident } = given(running(planOf()));
    const odd = [
      { ...incident, held: [] },
      { ...incident, rung: 'recovered' as const },
      { ...incident, rung: 'closed' as const },
      { ...incident, course: { status: 'none' as const } },
      { ...incident, plans: {} },
    ];
    expect(problemsOf(incident)).toEqual([]);
    expect(odd.filter((state) => problemsOf(state).length === 0)).toEqual([]);
  });
});
