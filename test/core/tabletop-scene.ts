import type { Event } from '../../src/core/events.ts';
import { fold } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Order } from '../../src/core/orders.ts';
import { readScenarios } from '../../src/core/scenario/read.ts';
import type { Scenario } from '../../src/core/scenario/shape.ts';
import { startTabletop } from '../../src/core/tabletop/start.ts';
import { order } from './orders.ts';
import { ada } from './sample.ts';
import { type Act, factsFor, opening, type Scene, say } from './scene.ts';

const queueText = `
id: queue
title: The queue fills up
source: https://example.org/queue
lesson: Restart one first.
entries:
  - { at: "2026-02-28T09:00:00Z", kind: act, text: A release goes out, phase: pre }
  - { at: "2026-02-28T10:00:00Z", kind: detect, text: The queue is long }
  - { at: "2026-02-28T10:20:00Z", kind: act, text: All workers are restarted }
decisions:
  - id: restart
    at: "2026-02-28T10:10:00Z"
    ask: The queue grows. What now?
    options:
      - { id: all, text: Restart all workers, strategy: restart, breaks: [S2, S5] }
      - { id: one, text: Restart one and look }
      - { id: nothing, text: Wait }
      - { id: call, text: Call somebody }
    really: all
    why: It was full again an hour later.
`;

export function scenarioOf(text = queueText): Scenario {
  const read = readScenarios('queue.yaml', text);
  if (!read.ok || read.value[0] === undefined) throw new Error('It cannot be read');
  return read.value[0];
}

type Stage = Parameters<typeof startTabletop>[2];

/** The first act, as the app looks it up. */
export function startedBy(more: Partial<Stage> = {}): ReturnType<typeof startTabletop> {
  const asked: Order = { kind: 'tabletopStart', scenario: 'queue' };
  const facts = factsFor(opening, asked);
  const stage = { scenario: scenarioOf(), speed: 10, people: undefined, last: undefined, ...more };
  return startTabletop({ order: asked, facts }, ada, stage);
}

/** A tabletop that has just begun. */
export function begun(more: Partial<Stage> = {}): Scene {
  const decision = startedBy(more);
  const { at } = opening;
  const log = decision.events.map((event) => ({
    event,
    at,
    mode: 'tabletop' as const,
    actor: ada,
    via: 'http' as const,
  }));
  return { ...opening, incident: fold(log), log };
}

/** So much later; without a time the next moment, or the end of a wait. */
export const later = (laterMs: number): Act => ({ laterMs });
export const played = (scene: Scene, ...acts: readonly Act[]): Scene =>
  acts.reduce((before, act) => say(before, act), scene);

/** What the timer says now. */
export const ring = (scene: Scene): Scene =>
  say(scene, { report: { kind: 'tabletopDue', next: tableOf(scene).next } });

export function incidentOf({ incident }: Scene): Incident {
  if (incident === undefined) throw new Error('There is no incident');
  return incident;
}

export function tableOf(scene: Scene): NonNullable<Incident['tabletop']> {
  const { tabletop } = incidentOf(scene);
  if (tabletop === undefined) throw new Error('There is no tabletop');
  return tabletop;
}

export const choose = (option: string, point = 'restart', by = ada): Act =>
  order({ kind: 'tabletopChoose', point, option }, { by });
export const pause = order({ kind: 'tabletopPause' });
export const goOn = order({ kind: 'tabletopGoOn' });
export const stopIt = order({ kind: 'tabletopStop' });

/** The decision is asked for: a minute of ours is ten of the story. */
export const asked = (more: Partial<Stage> = {}): Scene =>
  ring(say(ring(begun(more)), later(60_000)));

export const typesSince = (before: Scene, { log }: Scene): readonly Event['type'][] =>
  log.slice(before.log.length).map(({ event }) => event.type);
