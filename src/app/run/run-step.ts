import type { PlanId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { StepSpec } from '../../core/plan/plan.ts';
import type { Report } from '../../core/reports.ts';
import { mustEnd } from '../../core/run/must-end.ts';
import type { Try } from '../../core/run/reports.ts';
import { repetitionKey, stepOf, stepSpec } from '../../core/run/run.ts';
import { withDeadline } from '../deadline.ts';
import { handleReport } from '../handle-report.ts';
import { incidentOf } from '../incidents.ts';
import { isObserving } from '../observing.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import type { Ending } from '../ports/kinds.ts';
import type { WakeUp } from '../ports/wake-ups.ts';
import type { Ship } from '../ship.ts';
import type { Leases } from './leases.ts';

/** What a worker has besides the ship: who knows the incidents, and its own leases. */
export type Crew = { readonly incidents: OpenIncidents; readonly leases: Leases };

/** After an outage of the registry an outcome is said again this often, for as long as the process lives. */
const sayAgainMs = 500;

/**
 * One wake-up: claim, self-fence, effect, outcome (architecture.md, the step protocol, points 2 to 5). A wake-up that is
 * late, doubled or wrong claims nothing and does nothing.
 */
export async function runStep(
  ship: Ship,
  crew: Crew,
  { stepId, epoch }: WakeUp,
  closing: AbortSignal,
): Promise<void> {
  const claimed = await claim(ship, crew, { stepId, epoch });
  if (!claimed) return;
  using ended = endsWithStrategy(crew.incidents, claimed);
  const signal = AbortSignal.any([ended.signal, closing]);
  if (!crew.leases.holds(stepId) || signal.aborted) {
    const why = signal.aborted ? 'told to end before it began' : 'its lease was no longer sure';
    await say(ship, claimed, { kind: 'notRun', why, ...claimed.attempt }, closing);
  } else {
    const ending = await carryOut(ship, claimed, signal);
    await say(ship, claimed, report(claimed.attempt, ending), closing);
  }
  crew.leases.gave(stepId);
  ship.tails.end(stepId);
}

type Claimed = {
  readonly incident: string;
  readonly spec: StepSpec;
  readonly stepId: string;
  readonly repetition: string;
  readonly attempt: Try;
};

async function claim(ship: Ship, { leases }: Crew, wakeUp: WakeUp): Promise<Claimed | undefined> {
  const { stepId, epoch } = wakeUp;
  // What was begun before the configuration said so stands still: nothing more is started.
  if (isObserving(ship)) return undefined;
  const about = stepOf(stepId);
  const incident = about && incidentOf((await ship.registry.streamOf(about.plan)) ?? '');
  if (!about || !incident) return undefined;
  const asked = ship.clock.monotonic();
  const { events, incident: state } = await handleReport(
    ship,
    { kind: 'claim', ...about, epoch, owner: ship.owner },
    { incident, actor: 'worker' },
  );
  const started = events.find((event) => event.type === 'StepStarted');
  const found = foundIn(state, about);
  if (!started || !found) return undefined;
  leases.took(stepId, asked);
  return {
    incident,
    ...found,
    stepId,
    attempt: { ...about, epoch, attempt: started.attempt },
  };
}

function foundIn(
  state: Incident | undefined,
  { plan, step }: { readonly plan: PlanId; readonly step: string },
): Pick<Claimed, 'spec' | 'repetition'> | undefined {
  const run = state?.runs[plan];
  const document = state?.plans[plan]?.document;
  const spec = document && stepSpec(document, step);
  return run && spec && { spec, repetition: repetitionKey(run, document, step) };
}

/** A signal that aborts as soon as this process has read that the step's strategy ended or stops. */
function endsWithStrategy(incidents: OpenIncidents, { incident, attempt }: Claimed) {
  const controller = new AbortController();
  const look = (state: Incident): void => {
    if (state.id === incident && mustEnd(state, attempt)) controller.abort();
  };
  const state = incidents.get(incident);
  if (state?.runs[attempt.plan]) look(state);
  const listening = incidents.onChange(look);
  return { signal: controller.signal, [Symbol.dispose]: () => listening[Symbol.dispose]() };
}

/** The effect itself, within its time. A bug in the middle of it leaves nobody to tell what it did. */
async function carryOut(ship: Ship, claimed: Claimed, signal: AbortSignal): Promise<Ending> {
  const { spec, stepId, repetition, attempt } = claimed;
  const deadline = { ms: spec.timeoutMs, signal };
  const effort = {
    stepId,
    epoch: attempt.epoch,
    idempotencyKey: `${ship.registry.id}/${repetition}`,
    progress: (line: string) => {
      ship.log.info({ event: 'StepProgress', stepId, line });
      ship.tails.add(stepId, line);
    },
  };
  try {
    const { value } = await withDeadline(ship.clock, deadline, (ends) =>
      ship.world.runStep(spec, { ...effort, signal: ends }),
    );
    return value;
  } catch (error) {
    ship.log.warn({ event: 'StepBroke', stepId, err: error });
    return { outcome: 'unknown', evidence: {}, output: '' };
  }
}

const report = (
  attempt: Try,
  { outcome, code, evidence, output, mayStillRun = false }: Ending,
): Report => ({
  kind: 'ended',
  outcome,
  code,
  evidence,
  output,
  mayStillRun,
  ...attempt,
});

/** What happened outside must come into the record: while the registry is away it is said again and again. */
async function say(
  ship: Ship,
  { incident, stepId }: Claimed,
  said: Report,
  closing: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      await handleReport(ship, said, { incident, actor: 'worker' });
      return;
    } catch (error) {
      ship.log.warn({ event: 'OutcomeNotRecorded', stepId, err: error });
      if (closing.aborted) return;
    }
    await ship.clock.sleep(sayAgainMs, closing);
  }
}
