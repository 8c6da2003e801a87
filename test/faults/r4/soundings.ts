import { incidentOf, recorded } from '../../../src/app/incidents.ts';
import type { Registry } from '../../../src/app/ports/registry.ts';
import type { Envelope } from '../../../src/core/envelope.ts';
import type { Instant } from '../../../src/core/ids.ts';
import { evolve } from '../../../src/core/incident/evolve.ts';
import type { Incident } from '../../../src/core/incident/incident.ts';
import { lockChanges } from '../../../src/core/strategy/locks.ts';
import { termsOf } from '../../../src/core/terms.ts';

/** What stands beside the events at one moment: rows in words, to be compared with what the events say. */
export type Sounding = {
  readonly at: Instant;
  readonly position: number;
  readonly locks: readonly string[];
  readonly terms: readonly string[];
};

const endOfTime = '9999-12-31T23:59:59.999Z';
const many = 10_000;

const heldRow = (target: string, incident: string) => `${target} is held by ${incident}`;
const activeRow = (target: string, epoch: number) => `${target} is acted on under ${epoch}`;
const termRow = (key: string, at: Instant) => `${key} at ${at}`;

/** Nothing else happens between its readings. */
export async function sound(registry: Registry, at: Instant): Promise<Sounding> {
  const { held, active } = await registry.locks();
  const rows = await registry.dueBefore(endOfTime, many);
  return {
    at,
    position: await registry.head(),
    locks: [
      ...held.map(({ target, incident }) => heldRow(target, incident)),
      ...active.map(({ target, epoch }) => activeRow(target, epoch)),
    ],
    terms: rows
      .filter(({ stream }) => incidentOf(stream) !== undefined)
      .map((row) => termRow(row.key, row.at)),
  };
}

/** Of the terms only those that lie ahead must stand: one whose moment has come is being heard. */
type Wrong = { readonly locks: readonly string[]; readonly terms: readonly string[] };

/** Where rows and events part for the first time. */
export function astray(events: readonly Envelope[], soundings: readonly Sounding[]): Wrong {
  const log = afresh();
  let read = 0;
  for (const sounding of soundings) {
    for (; (events[read]?.position ?? Infinity) <= sounding.position; read += 1) {
      const event = events[read];
      if (event) log.take(event);
    }
    const locks = differing(sounding.locks, log.locks());
    const stand = new Set(sounding.terms);
    const terms = log.terms(sounding.at).filter((row) => !stand.has(row));
    if (locks.length + terms.length > 0) return { locks, terms };
  }
  return { locks: [], terms: [] };
}

const differing = (rows: readonly string[], said: readonly string[]): readonly string[] => [
  ...new Set(rows).symmetricDifference(new Set(said)),
];

/** What the events say, one after the other. */
function afresh() {
  const states = new Map<string, Incident>();
  const held = new Map<string, string>();
  const active = new Map<string, string>();
  return {
    take: (envelope: Envelope): void => {
      const id = incidentOf(envelope.stream);
      if (id === undefined) return;
      const one = recorded(envelope);
      const state = evolve(states.get(id), one);
      states.set(id, state);
      for (const change of lockChanges(state, one.event, one.at)) {
        if (change.do === 'hold') held.set(change.target, heldRow(change.target, id));
        if (change.do === 'release') held.delete(change.target);
        if (change.do === 'activate') {
          active.set(change.target, activeRow(change.target, change.epoch));
        }
        if (change.do === 'deactivate') active.delete(change.target);
      }
    },
    locks: (): readonly string[] => [...held.values(), ...active.values()],
    terms: (now: Instant): readonly string[] =>
      [...states.values()]
        .flatMap(termsOf)
        .filter(({ at }) => at > now)
        .map(({ key, at }) => termRow(key, at)),
  };
}
