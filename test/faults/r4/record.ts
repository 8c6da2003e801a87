import { z } from 'zod';
import { incidentOf, recorded } from '../../../src/app/incidents.ts';
import type { Registry } from '../../../src/app/ports/registry.ts';
import { rebuild } from '../../../src/app/registry/rebuild.ts';
import type { Envelope } from '../../../src/core/envelope.ts';
import { after } from '../../../src/core/ids.ts';
import { evolve } from '../../../src/core/incident/evolve.ts';
import type { Incident } from '../../../src/core/incident/incident.ts';
import { problemsOf, watchLog } from '../../core/invariants.ts';
import { astray } from './soundings.ts';
import type { Story, Told } from './story.ts';

// What the record says, held against itself.

/** Everything that must hold after every event of every incident. */
export const broken = ({ events }: Story): readonly string[] =>
  [...Map.groupBy(events, ({ stream }) => stream)]
    .filter(([stream]) => incidentOf(stream) !== undefined)
    .flatMap(([stream, log]) => inLog(log).map((problem) => `${stream}: ${problem}`));

function inLog(log: readonly Envelope[]): readonly string[] {
  const watch = watchLog();
  let before: Incident | undefined;
  for (const event of log) {
    const after = evolve(before, recorded(event));
    const problems = [...watch({ before, recorded: recorded(event), after }), ...problemsOf(after)];
    if (problems.length > 0) return problems.map((problem) => `${event.version}: ${problem}`);
    before = after;
  }
  return [];
}

const Id = z.object({ id: z.string() });
const Plan = z.object({ plan: z.string() });
const Epoch = z.object({ epoch: z.int() });

/** What an event takes for the first time, in the whole registry. */
function nameIn({ type, codes }: Envelope): string | undefined {
  if (type === 'IncidentDeclared') return Id.parse(codes).id;
  if (type === 'PlanMade') return Plan.parse(codes).plan;
  return type === 'StrategyActivated' ? `epoch ${Epoch.parse(codes).epoch}` : undefined;
}

/** Ids, plans and epochs are given once in the whole registry. */
export const namedTwice = ({ events }: Story): readonly string[] =>
  [...Map.groupBy(events.map(nameIn), (name) => name)]
    .filter(([name, all]) => name !== undefined && all.length > 1)
    .map(([name]) => `${name} was given twice`);

/** A target is under one open incident at a time. */
export function shared({ events }: Story): readonly string[] {
  const open = new Map<string, string>();
  return events.flatMap(({ type, stream, targets }) => {
    if (type === 'IncidentClosed') {
      for (const [target, by] of open) if (by === stream) open.delete(target);
    }
    if (type !== 'IncidentDeclared' && type !== 'IncidentReopened') return [];
    return targets.flatMap((target) => {
      const other = open.get(target);
      open.set(target, stream);
      return other === undefined ? [] : [`${target} is under ${other} and ${stream}`];
    });
  });
}

const overdueMs = 10_000;
const many = 10_000;

/** Locks, leases and terms are what the events say, at every sounding and at the end, and the chain is whole. */
export async function beside(registry: Registry, { events, soundings, endedAt }: Told) {
  const { ok, problems } = await registry.verify();
  const leases = await registry.leases();
  const due = await registry.dueBefore(after(endedAt, -overdueMs), many);
  const before = await registry.locks();
  await rebuild(registry);
  const same = inOrder(before) === inOrder(await registry.locks());
  const { locks, terms } = astray(events, soundings);
  return {
    chain: ok ? [] : problems.map(({ what }) => what),
    locks: [...locks, ...(same ? [] : ['the locks are not what the events say'])],
    leases: leases.map(({ stepId, owner }) => `${stepId} is still leased to ${owner}`),
    terms: [...terms, ...due.map(({ key, at }) => `the term ${key} of ${at} was not ended`)],
  };
}

const inOrder = ({ held, active }: { held: readonly object[]; active: readonly object[] }) =>
  JSON.stringify([held, active].map((rows) => rows.map((row) => JSON.stringify(row)).sort()));
