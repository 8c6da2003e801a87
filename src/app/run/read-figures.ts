import { isRead } from '../../core/figures/compare.ts';
import { effectFigureKey, type Figure, figureKey } from '../../core/figures/figure.ts';
import { type Owed, owedReading } from '../../core/figures/owed.ts';
import { currentRun, type Incident } from '../../core/incident/incident.ts';
import type { CheckSpec, EffectSpec, FrozenPlan } from '../../core/plan/plan.ts';
import { sightOf } from '../../core/run/phase.ts';
import type { Run } from '../../core/run/run.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import { countEffect } from '../plans/count-effects.ts';
import type { Ship } from '../ship.ts';
import { askGently } from './ask-gently.ts';
import { measureOnce } from './run-checks.ts';

const lookAgainMs = 500;
/** Between a reading that was worse than before and the next one: two of the same moment would be one. */
const secondReadingMs = 3_000;

/** Reads the figures whenever a run asks for it, and says what they are. A restart reads anew what nobody had said. */
export async function readFigures(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const reading = new Set<string>();
  const look = (incident: Incident): void => {
    const due = dueIn(incident);
    if (!due || reading.has(due.key) || signal.aborted) return;
    reading.add(due.key);
    void read(ship, due, signal)
      .catch((error: unknown) =>
        ship.log.warn({ event: 'FiguresNotRead', plan: due.run.plan, err: error }),
      )
      .finally(() => reading.delete(due.key));
  };
  using _ = incidents.onChange(look);
  while (!signal.aborted) {
    for (const incident of incidents.all()) look(incident);
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

type Due = {
  readonly key: string;
  readonly incident: string;
  readonly run: Run;
  readonly plan: FrozenPlan;
  readonly owed: Owed;
};

function dueIn(incident: Incident): Due | undefined {
  const run = currentRun(incident);
  const sight = run && sightOf(incident, run);
  const owed = sight && owedReading(sight);
  if (!run || !owed) return undefined;
  const key = `${incident.id} ${run.plan} ${run.epoch} ${run.figures.readings}`;
  return { key, incident: incident.id, run, plan: sight.made.document, owed };
}

async function read(ship: Ship, { incident, run, plan, owed }: Due, signal: AbortSignal) {
  if (run.figures.suspects.length > 0) await ship.clock.sleep(secondReadingMs, signal);
  const figures = await figuresOf(ship, plan, signal);
  if (signal.aborted) return;
  await handleReport(
    ship,
    {
      kind: 'figuresRead',
      plan: run.plan,
      epoch: run.epoch,
      reading: run.figures.readings,
      after: owed.of === 'before' ? [] : owed.after,
      figures,
    },
    { incident, actor: 'worker' },
  );
}

type Looking = Pick<Ship, 'clock' | 'world'>;

/** What every criterion and every effect of the plan says now, each in a time of its own. */
function figuresOf(
  ship: Looking,
  { criteria, effects }: FrozenPlan,
  signal: AbortSignal,
): Promise<readonly Figure[]> {
  const questions = [
    ...criteria.map((spec) => () => ofCriterion(ship, spec, signal)),
    ...effects.map((spec) => () => ofEffect(ship, spec)),
  ];
  return askGently(
    questions,
    (question) => question(),
    (figure) => isRead(figure) || signal.aborted,
  );
}

async function ofEffect(ship: Looking, spec: EffectSpec): Promise<Figure> {
  const { effect, count } = await countEffect(ship, spec);
  return { key: effectFigureKey(effect), value: count, unit: 'number', better: 'lower' };
}

async function ofCriterion(ship: Looking, spec: CheckSpec, signal: AbortSignal): Promise<Figure> {
  const { verdict, figure } = await measureOnce(ship, spec, signal);
  return {
    key: figureKey(spec.id),
    value: figure && Number.isFinite(figure.value) ? figure.value : null,
    unit: figure?.unit ?? 'number',
    better: spec.better ?? figure?.better ?? 'lower',
    verdict,
  };
}
