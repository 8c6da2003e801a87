import type { SupportRule } from '../../core/gates/rule.ts';
import { owedReports } from '../../core/gates/support.ts';
import type { Instant } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { CountSpec } from '../../core/plan/plan.ts';
import { withDeadline } from '../deadline.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import { asItIs } from '../plans/make-plan.ts';
import type { Count } from '../ports/kinds.ts';
import type { Binding } from '../ports/playbooks.ts';
import type { Ship } from '../ship.ts';

const lookAgainMs = 500;
/** How long one count may take: support has been asked already, and may look for itself. */
const countTimeoutMs = 10_000;

/** Counts what users report whenever support was asked, once each time. A restart counts anew what nobody had said. */
export async function countReports(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const counting = new Set<string>();
  const look = (incident: Incident): void => {
    const reports = owedReports(incident);
    const { asked } = incident.support;
    const key = `${incident.id} ${asked}`;
    if (!reports || asked === undefined || counting.has(key) || signal.aborted) return;
    counting.add(key);
    void say(ship, incident, { reports, asked, signal })
      .catch((err: unknown) =>
        ship.log.warn({ event: 'ReportsNotCounted', incident: incident.id, err }),
      )
      .finally(() => counting.delete(key));
  };
  using _ = incidents.onChange(look);
  while (!signal.aborted) {
    for (const incident of incidents.all()) look(incident);
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

type Asked = {
  readonly reports: NonNullable<SupportRule['reports']>;
  readonly asked: Instant;
  readonly signal: AbortSignal;
};

async function say(ship: Ship, incident: Incident, { reports, asked, signal }: Asked) {
  const [worst] = incident.targets;
  if (worst === undefined) return;
  const binding = await asItIs(ship, worst);
  const counter = { ship, binding, signal };
  const [now, usual] = await Promise.all([
    count(counter, 'reports', reports.now),
    typeof reports.usual === 'number' || reports.usual === undefined
      ? reports.usual
      : count(counter, 'usual-reports', reports.usual),
  ]);
  if (signal.aborted) return;
  const why = [now, usual].flatMap((one) =>
    typeof one === 'object' && one.status === 'unknown' ? [one.why] : [],
  );
  await handleReport(
    ship,
    {
      kind: 'reportsCounted',
      asked,
      now: numberOf(now),
      usual: usual === undefined ? undefined : numberOf(usual),
      why: why.length === 0 ? undefined : why.join('; '),
    },
    { incident: incident.id, actor: 'worker' },
  );
}

const numberOf = (one: Count | number): number | null =>
  typeof one === 'number' ? one : one.status === 'counted' ? one.count : null;

type Counter = {
  readonly ship: Pick<Ship, 'clock' | 'world' | 'playbooks'>;
  readonly binding: Pick<Binding, 'targets' | 'from' | 'to'>;
  readonly signal: AbortSignal;
};

async function count(
  { ship, binding, signal }: Counter,
  id: string,
  spec: CountSpec,
): Promise<Count> {
  const [bound = spec] = ship.playbooks.bindOwn([spec], binding);
  const deadline = { ms: countTimeoutMs, signal };
  const { value } = await withDeadline(ship.clock, deadline, (ends) =>
    ship.world.count({ id, count: bound }, ends),
  );
  return value;
}
