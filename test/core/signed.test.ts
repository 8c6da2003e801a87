import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Event } from '../../src/core/events.ts';
import { heed } from '../../src/core/heed.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { shapeOf } from '../../src/core/standing-approval/shape.ts';
import { cases } from '../support/runs.ts';
import { anySigned } from './any-signed.ts';
import { anything } from './anything.ts';
import { type Dice, dice } from './dice.ts';
import { given } from './given.ts';
import { declared } from './orders.ts';
import { later } from './pages.ts';
import { checkout, pricing } from './sample.ts';
import { type Act, type Doors, doors, opening, type Scene, say } from './scene.ts';
import { isUnderOrder, ofSigned } from './signed-invariants.ts';
import { announced, asSigned, signedRules } from './standing.ts';

const opened = declared({ targets: [checkout, pricing], facts: { rules: signedRules } });
const story = fc.array(dice, { minLength: 15, maxLength: 40, size: 'max' });

/** Mostly about what was signed, now and then anything. */
function move(scene: Scene, thrown: Dice): Act {
  if (scene.incident === undefined) return opened;
  const told = thrown.what % 12 === 0 ? undefined : anySigned(scene, thrown);
  const act = told ?? anything(scene, thrown);
  return typeof act === 'function' ? act(scene) : act;
}

/** All that is wrong in this story through these doors. */
function problemsIn(thrown: readonly Dice[], through: Doors): readonly string[] {
  let scene = opening;
  for (const each of thrown) {
    const act = move(scene, each);
    const next = say(scene, act, through);
    const wrong = ofSigned(scene, act, next);
    if (wrong.length > 0) return wrong;
    scene = next;
  }
  return [];
}

/** Whether some story of this seed breaks this, through these doors. */
const isBroken = (problem: string, open: Doors): boolean =>
  fc
    .sample(story, { numRuns: 300, seed: 7 })
    .some((thrown) => problemsIn(thrown, open).includes(problem));

/** What this story came to: how it went, how it ended, and what was refused. */
function waysIn(thrown: readonly Dice[]): readonly string[] {
  let scene = opening;
  const refusals: string[] = [];
  for (const each of thrown) {
    scene = say(scene, move(scene, each));
    if (scene.told.status === 'refused') refusals.push(scene.told.refusal.code);
  }
  return [...refusals, ...scene.log.flatMap(({ event }) => wayOf(event))];
}

function wayOf(event: Event): readonly string[] {
  if (isUnderOrder(event)) return ['standing order'];
  if (event.type === 'StandingOrderEnded' || event.type === 'ApprovalVoided') return [event.why];
  return event.type === 'ApprovalGiven' && event.ahead !== undefined ? ['ahead'] : [];
}

const through = (
  change: (command: Command, incident: Incident) => readonly [Command, Incident],
): Doors => ({
  heed,
  decide: (command, incident) =>
    incident ? decide(...change(command, incident)) : decide(command, incident),
});

describe('a service with a standing order, and plans that were approved ahead', () => {
  test('never goes on what was signed beyond what it was signed for', () => {
    fc.assert(
      fc.property(story, (thrown) => deepEqual(problemsIn(thrown, doors), [])),
      { numRuns: cases({ few: 60, many: 1_000 }) },
    );
    expect.assertions(0);
  });

  test('goes by both in some of these stories, and is refused in others: they are not trivial', () => {
    const ways = ['standing order', 'ahead', 'revoked', 'canceled', 'moot', 'decided'];
    const all = [...ways, 'StandingOrderOver', 'AutomationHeld', 'ApprovalMissing'];
    const seen = new Set<string>();
    for (const thrown of fc.sample(story, { numRuns: 300, seed: 7 })) {
      for (const one of waysIn(thrown)) seen.add(one);
      if (all.every((one) => seen.has(one))) break;
    }
    expect(all.filter((one) => !seen.has(one))).toEqual([]);
  });
});

describe('the invariants of what is signed notice when', () => {
  test('what was revoked counts', () => {
    const open = through((command, incident) => {
      const approvals = command.facts.ahead.approvals.map(
        ({ person, roles, shape, until, at }) => ({ person, roles, shape, until, at }),
      );
      const facts = { ...command.facts, ahead: { ...command.facts.ahead, approvals } };
      return [{ ...command, facts }, incident];
    });
    expect(isBroken('what p_bo approved ahead was taken for RB-1', open)).toBe(true);
  });

  test('it counts after its end', () => {
    const open = through((command, incident) => {
      const until = '2027-01-01T00:00:00.000Z';
      const approvals = command.facts.ahead.approvals.map((one) => ({ ...one, until }));
      const facts = { ...command.facts, ahead: { ...command.facts.ahead, approvals } };
      return [{ ...command, facts }, incident];
    });
    expect(isBroken('what p_bo approved ahead was taken for RB-1', open)).toBe(true);
  });

  test('it counts for another shape', () => {
    const open = through((command, incident) => {
      const { plan, ahead } = command.facts;
      const document = plan && 'inputs' in plan ? plan : undefined;
      const shape = document && shapeOf(document);
      const approvals = ahead.approvals.map((one) => (shape ? { ...one, shape } : one));
      return [
        { ...command, facts: { ...command.facts, ahead: { ...ahead, approvals } } },
        incident,
      ];
    });
    expect(isBroken('what p_bo approved ahead was taken for RB-1', open)).toBe(true);
  });

  test('it counts for whoever signed it and decides', () => {
    const open = through((command, incident) => {
      if (command.order.kind !== 'go') return [command, incident];
      const approvals = Object.fromEntries(
        Object.entries(incident.approvals).map(([plan, answers]) => [
          plan,
          {
            ...answers,
            given: answers.given.map(({ ahead, ...one }) => ({ ...one, at: ahead ?? one.at })),
          },
        ]),
      );
      return [command, { ...incident, approvals }];
    });
    expect(isBroken('RB-1 went on what was signed ahead and does not count', open)).toBe(true);
  });

  test('a standing order goes while automation is off', () => {
    const open = through((command, incident) => [
      { ...command, facts: { ...command.facts, automation: [] } },
      incident,
    ]);
    expect(isBroken('a standing order went while automation was off', open)).toBe(true);
  });

  test('a standing order goes after a first decision', () => {
    const { scene } = given(announced, later(2), asSigned());
    const went = scene.log.filter(({ event }) => isUnderOrder(event));
    const again = { ...scene, log: [...scene.log, ...went] };
    const problems = ofSigned(scene, asSigned(), again);
    expect(problems).toContain('a standing order went after a first decision');
    expect(problems).toContain('a standing order went after it was over');
  });

  test('a standing order goes before its countdown is over', () => {
    const open = through((command, incident) =>
      isUnder(command)
        ? [command, { ...incident, standingOrder: reopened(incident, command.at) }]
        : [command, incident],
    );
    expect(isBroken('a standing order went before its countdown was over', open)).toBe(true);
  });
});

const isUnder = ({ actor }: Command): boolean =>
  actor.kind === 'person' && actor.under === 'standing-order';

/** A standing order that counts down, whatever became of it. */
function reopened({ standingOrder }: Incident, until: string): Incident['standingOrder'] {
  return standingOrder.status === 'quiet'
    ? standingOrder
    : { ...standingOrder, status: 'counting', until };
}
