import { serviceOf } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Ship } from '../ship.ts';
import { automationNow } from '../targets/automation-now.ts';
import { asksNow } from './asks-now.ts';
import { reportsIn, titleIn } from './read-log.ts';

/** What the status is made of, beside the incident itself. */
export async function statusSources(ship: Ship, incident: Incident) {
  const log = await ship.logs.read(incident.id);
  const [target] = incident.targets;
  const service = target && ship.configurations.current().services[serviceOf(target)];
  const objectives = service?.objectives;
  const asks = asksNow(ship, incident, { log });
  const automation = await automationNow(ship, incident.targets, ship.clock.now());
  return { log, title: titleIn(log), objectives, reports: reportsIn(log), automation, asks };
}
