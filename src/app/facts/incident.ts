import { serviceOf, type Target } from '../../core/ids.ts';
import type { IncidentFacts } from '../../core/incident/facts.ts';
import type { Rules } from '../../core/incident/rules.ts';
import { ownCriteria } from '../plans/make-plan.ts';
import type { Configuration, Service } from '../ports/configuration.ts';
import type { Ship } from '../ship.ts';
import { type About, opens } from './about.ts';
import { reportRule } from './report.ts';

/** What opening an incident rests on. */
export async function incidentFacts(ship: Ship, about: About): Promise<IncidentFacts> {
  const { order, targets } = about;
  // What comes into the scope has to be free; who decides does not depend on it.
  const wanted = order.kind === 'scope' ? order.add : targets;
  const [next, open] = await Promise.all([
    ship.registry.next(),
    ship.registry.summaries({ open: true }),
  ]);
  return {
    openOnTargets: open.flatMap(({ id, targets: theirs, private: isPrivate }) =>
      theirs
        .filter((target) => wanted.includes(target))
        .map((target) => ({ target, incident: id, ...(isPrivate && { isPrivate }) })),
    ),
    nextIncident: next.incident,
    criteria: opens(about) || order.kind === 'scope' ? await ownCriteria(ship, wanted) : [],
    rules: {
      ...rulesOf(ship.configurations.current(), targets),
      ...signedAhead(ship, targets),
      report: reportRule(ship, targets),
    },
  };
}

/** The terms of an incident that is declared now on these targets; how long a decision waits is a matter of the worst-hit one. */
export function rulesOf(
  { services, terms, severities }: Configuration,
  [worst]: readonly Target[],
): Rules {
  const service = worst === undefined ? undefined : services[serviceOf(worst)];
  const { handoverMs, approvalMs, breakGlassMs, ackRemindMs, ackEscalateMs, maxWaitMs } = terms;
  return {
    maxWaitMs: service?.maxWaitMs ?? maxWaitMs,
    handoverMs,
    approvalMs,
    breakGlassMs,
    ackRemindMs,
    ackEscalateMs,
    ...(service && ownRules(service)),
    reportEveryMs: Object.fromEntries(
      Object.entries(severities).flatMap(([severity, { reportEveryMs }]) =>
        reportEveryMs === undefined ? [] : [[severity, reportEveryMs]],
      ),
    ),
  };
}

/** What whoever leads the owning team signed ahead for the worst-hit target; nothing where that person is not known. */
function signedAhead(
  { configurations, directory }: Pick<Ship, 'configurations' | 'directory'>,
  [worst]: readonly Target[],
): Pick<Rules, 'standingOrder'> {
  const service = worst === undefined ? undefined : serviceOf(worst);
  const order =
    service === undefined ? undefined : configurations.current().services[service]?.standingOrder;
  const by = order && directory.find(order.signedBy);
  return service === undefined || !order || by === undefined
    ? {}
    : { standingOrder: { by, service, countdownMs: order.countdownMs } };
}
/** What the service says for itself. */
const ownRules = ({ objectives, quietHours, zone, supportAck }: Service) => ({
  mitigateMs: objectives.mitigateMs,
  ...(quietHours && { quietHours }),
  ...(zone !== undefined && { zone }),
  ...(supportAck && { supportAck }),
});
