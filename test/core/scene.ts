import { type Actor, actorName, type Decision } from '../../src/core/command.ts';
import { decide } from '../../src/core/decide.ts';
import type { Mode } from '../../src/core/envelope.ts';
import type { Event } from '../../src/core/events.ts';
import type { Facts } from '../../src/core/facts.ts';
import { heed } from '../../src/core/heed.ts';
import { after, type Instant } from '../../src/core/ids.ts';
import { withConsequences } from '../../src/core/incident/consequences.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { Order } from '../../src/core/orders.ts';
import type { Recorded } from '../../src/core/recorded.ts';
import type { Report } from '../../src/core/reports.ts';
import { ada, bo, check, checkout, dba, deputy, planOf, pricing } from './sample.ts';

/** What happened so far, and what came of the last thing that was said. */
export type Scene = {
  readonly incident: Incident | undefined;
  readonly log: readonly Recorded[];
  readonly at: Instant;
  readonly told: Told;
  /** The mode in which an incident is declared; live where nothing is said. */
  readonly mode?: Mode;
};

export type Told =
  | Decision
  | { readonly status: 'heeded'; readonly events: readonly Event[] }
  | { readonly status: 'silent' };

export type Act =
  | {
      readonly order: Order;
      readonly actor: Actor;
      readonly facts: Partial<Facts>;
      /** As it was typed. */
      readonly words?: string;
      readonly seen?: number;
    }
  | { readonly report: Report }
  | { readonly laterMs: number };

/** The two doors of the core. A property opens others to prove that it would see a broken one. */
export type Doors = { readonly decide: typeof decide; readonly heed: typeof heed };
export const doors: Doors = { decide, heed };

export const opening: Scene = {
  incident: undefined,
  log: [],
  at: '2026-03-01T10:00:00.000Z',
  told: { status: 'silent' },
};

/** Freezes a value through and through, so that a decision that changes its input throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** Says one thing, through the doors of the core, as the app does: decided or heeded, then with all consequences. */
export function say(scene: Scene, act: Act, through: Doors = doors): Scene {
  if ('laterMs' in act)
    return { ...scene, at: after(scene.at, act.laterMs), told: { status: 'silent' } };
  const told = frozen(answer(scene, act, through));
  const events = told.status === 'nothing' || told.status === 'silent' ? [] : told.events;
  const mode = scene.incident?.mode ?? scene.mode ?? 'live';
  const { at } = scene;
  const by = { at, mode, ...source(act) };
  const done = withConsequences(scene.incident, events, by);
  const news = done.events.map((event) => ({ event, ...by }));
  return frozen({
    ...scene,
    incident: done.incident,
    log: [...scene.log, ...news],
    at: after(at, 1_000),
    told,
  });
}

/** Who is on record for it, and how it came in. */
function source(act: Exclude<Act, { laterMs: number }>): Pick<Recorded, 'actor' | 'via'> {
  if ('report' in act) return { actor: 'worker', via: 'timer' };
  const { actor } = act;
  const isSigned = actor.kind === 'person' && actor.under === 'standing-order';
  return { actor: actorName(actor), via: isSigned ? 'timer' : 'http' };
}

function answer(scene: Scene, act: Exclude<Act, { laterMs: number }>, through: Doors): Told {
  const { incident, at } = scene;
  if ('order' in act) {
    const { order, actor, words, seen } = act;
    const looked = { ...factsFor(scene, order), ...act.facts };
    const facts = { ...looked, serviceHolders: { ...alike(looked), ...act.facts.serviceHolders } };
    return through.decide(
      frozen({ order, actor, at, facts, seen, ...(words === undefined ? {} : { words }) }),
      incident,
    );
  }
  if (!incident) throw new Error('A report needs an incident');
  const { report } = act;
  return { status: 'heeded', events: through.heed(report.kind, report, frozen({ incident, at })) };
}

/** Both services have the same people, unless a story tells otherwise. */
const alike = ({ roleHolders }: Pick<Facts, 'roleHolders'>): Facts['serviceHolders'] => ({
  checkout: roleHolders,
  pricing: roleHolders,
});

/** What the app would look up: nobody else holds anything, nothing has changed, nothing is counted. */
export function factsFor({ incident, log }: Pick<Scene, 'incident' | 'log'>, order: Order): Facts {
  const epochs = log.map(({ event }) =>
    event.type === 'StrategyDecided' || event.type === 'SwitchOrdered' ? event.epoch : 0,
  );
  return {
    basis: { configuration: 'rules-1', arrival: 'http:laptop', program: 'sternway 0.1.0' },
    observing: false,
    message: undefined,
    confirmMs: 60_000,
    declinedMs: 1_800_000,
    channelOf: undefined,
    named: undefined,
    nearestName: undefined,
    roster: { people: [ada, bo], deputy, source: 'configuration', digest: 'roster-1', ageMs: 0 },
    roleHolders: { dba: [dba] },
    serviceHolders: {},
    held: [],
    openOnTargets: [],
    nextIncident: 1,
    nextPlan: Object.keys(incident?.plans ?? {}).length + 1,
    nextEpoch: Math.max(0, ...epochs) + 1,
    plan: order.kind === 'plan' || order.kind === 'card' ? planOf() : undefined,
    playbookNow: 'playbook-1',
    configurationNow: 'service-1',
    liveNow: { [checkout]: '2', [pricing]: '2' },
    counts: [],
    losses: [],
    ahead: { approvals: [], lastGood: '1' },
    automation: [],
    impactNow: undefined,
    criteria: [check('shop-answers', { class: 'availability' })],
    rules: usualRules,
    hasPager: true,
    knownTargets: [checkout, pricing],
  };
}
