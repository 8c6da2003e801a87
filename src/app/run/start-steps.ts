import type { Incident } from '../../core/incident/incident.ts';
import { currentRun } from '../../core/incident/incident.ts';
import type { StepSpec } from '../../core/plan/plan.ts';
import { sightOf } from '../../core/run/phase.ts';
import { readySteps } from '../../core/run/ready.ts';
import { type Run, stepKey } from '../../core/run/run.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import type { Ship } from '../ship.ts';

/** A wake-up that nobody answered is sent again after this long, for as long as the step waits. */
const wakeAgainMs = 1_000;
const lookAgainMs = 250;

/**
 * Puts to work what may start: wakes workers for their steps, and begins those of people and of the clock. The waiting
 * step is its own outbox row: what is lost on the wire is sent again.
 */
export async function startSteps(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const sent = new Map<string, number>();
  const look = (incident: Incident): void => {
    const run = currentRun(incident);
    if (!run || signal.aborted) return;
    for (const spec of readySteps(sightOf(incident, run)))
      start(ship, { incident, run, spec, sent });
  };
  using _ = incidents.onChange(look);
  while (!signal.aborted) {
    for (const incident of incidents.all()) look(incident);
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

type Ready = {
  readonly incident: Incident;
  readonly run: Run;
  readonly spec: StepSpec;
  readonly sent: Map<string, number>;
};

function start(ship: Ship, { incident, run, spec, sent }: Ready): void {
  const stepId = stepKey(run.plan, spec.id);
  const { epoch } = run;
  const key = `${incident.updatedAt}/${stepId}/${epoch}`;
  const now = ship.clock.monotonic();
  if (now - (sent.get(key) ?? -Infinity) < wakeAgainMs) return;
  forgetOld(sent, now);
  sent.set(key, now);
  const started =
    spec.by === 'worker'
      ? ship.wire.wake({ stepId, epoch })
      : handleReport(
          ship,
          { kind: 'begin', plan: run.plan, step: spec.id, epoch },
          { incident: incident.id, actor: 'timer' },
        );
  started.catch((error: unknown) => ship.log.warn({ event: 'StepNotStarted', stepId, err: error }));
}

function forgetOld(sent: Map<string, number>, now: number): void {
  for (const [key, at] of sent) {
    if (now - at < wakeAgainMs) break;
    sent.delete(key);
  }
}
