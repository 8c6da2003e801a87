import { toldOf, wordsOf } from '../../core/account/told.ts';
import { serviceOf, type Target } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { Severity } from '../../core/incident/orders.ts';
import type { Rules } from '../../core/incident/rules.ts';
import type { ReportFacts } from '../../core/report/facts.ts';
import { ranUnder } from '../../core/report/playbook-change.ts';
import { usualReport } from '../../core/report/shapes.ts';
import type { Looking } from '../people/rosters.ts';
import { planAgain } from '../plans/make-plan.ts';
import type { Ship } from '../ship.ts';
import type { About } from './about.ts';
import { channelLink } from './channel.ts';
import { holdersByRole } from './people.ts';

/** Who writes reports, where the configuration of the service says so. */
const ownerRole = 'report-owner';

/** What holds for the report of an incident that is declared now on these targets. */
export function reportRule(
  ship: Looking,
  targets: readonly Target[],
): NonNullable<Rules['report']> {
  const { services, severities, report } = ship.configurations.current();
  const [worst] = targets;
  const service = worst === undefined ? undefined : services[serviceOf(worst)];
  const holidays = service?.holidays;
  return {
    ...usualReport,
    ...report,
    owners: [...(holdersByRole(ship, targets.slice(0, 1))[ownerRole] ?? [])],
    closeNeeds: Severity.options.filter((one) => severities[one].closeNeedsReport),
    ...(service?.zone !== undefined && { zone: service.zone }),
    ...(holidays && { holidays }),
  };
}

/** What an order about the report rests on: the section as it reads now, where it can be published, the plan that ran as it would be made now. */
export async function reportFacts(
  ship: Ship,
  { order, incident }: Pick<About, 'order' | 'incident'>,
): Promise<ReportFacts> {
  if (order.kind === 'reportPublish' && incident) {
    return { reachable: await reachable(ship, incident) };
  }
  if (order.kind === 'playbookChange') {
    const ran = incident && ranUnder(incident);
    return ran === undefined ? {} : { planAgain: await planAgain(ship, ran.document) };
  }
  if (order.kind !== 'reportWrite' || incident?.report?.written[order.section] === undefined) {
    return {};
  }
  return { standing: await standingIn(ship, incident, order.section) };
}

/** What a report can be published to. */
async function reachable(
  ship: Pick<Ship, 'registry' | 'configurations'>,
  incident: Incident,
): Promise<NonNullable<ReportFacts['reachable']>> {
  const webhook = ship.configurations.current().reportWebhook;
  return {
    hasChannel: (await channelLink(ship, incident)) !== undefined,
    webhook: webhook === undefined ? 'none' : webhook.takesPrivate ? 'all' : 'public',
  };
}

async function standingIn(
  { logs }: Pick<Ship, 'logs'>,
  { id }: Incident,
  section: string,
): Promise<string | null> {
  const log = await logs.read(id);
  const last = toldOf(log, 'ReportWritten').findLast(({ event }) => event.section === section);
  return (last && wordsOf(last, 'text')) ?? null;
}
