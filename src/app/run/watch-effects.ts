import { countDueAt, watchedPlan } from '../../core/effects/watch.ts';
import type { PlanId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { FrozenPlan } from '../../core/plan/plan.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import { countEffect } from '../plans/count-effects.ts';
import type { Ship } from '../ship.ts';
import { askGently } from './ask-gently.ts';

const lookAgainMs = 500;
/** What was no news is not on record, so the same moment stays due; it is not counted again sooner than this. */
const countAgainMs = 60_000;

/** Which moment an incident's effects were counted for last, and when. */
type Counted = Map<string, { readonly due: string; readonly at: number }>;

/** Counts the effects of every incident whose users have stopped hurting, whenever its state says that it is time. */
export async function watchEffects(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const counted: Counted = new Map();
  const look = (incident: Incident): void => {
    const made = dueIn(ship, incident, counted);
    if (!made) return;
    void count(ship, { incident: incident.id, ...made }).catch((error: unknown) =>
      ship.log.warn({ event: 'EffectsNotCounted', incident: incident.id, err: error }),
    );
  };
  while (!signal.aborted) {
    for (const incident of incidents.all()) look(incident);
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

type Due = { readonly id: PlanId; readonly document: FrozenPlan };

/** The plan whose effects are to be counted now; noted as counted, so that the next look finds nothing. */
function dueIn(
  { clock }: Pick<Ship, 'clock'>,
  incident: Incident,
  counted: Counted,
): Due | undefined {
  const due = countDueAt(incident);
  const now = clock.monotonic();
  const last = counted.get(incident.id);
  if (due === undefined) counted.delete(incident.id);
  if (due === undefined || due > clock.now()) return;
  if (last?.due === due && now - last.at < countAgainMs) return;
  counted.set(incident.id, { due, at: now });
  return watchedPlan(incident);
}

async function count(ship: Ship, { incident, id, document }: Due & { readonly incident: string }) {
  const counts = await askGently(
    document.effects,
    (effect) => countEffect(ship, effect),
    ({ count: many }) => many !== null,
  );
  const report = { kind: 'effectsCounted', plan: id, counts } as const;
  await handleReport(ship, report, { incident, actor: 'worker' });
}
