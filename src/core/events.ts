import { z } from 'zod';
import { approvalEvents } from './approval/events.ts';
import { authorityEvents } from './authority/events.ts';
import { automationEvents } from './automation/events.ts';
import { cadenceEvents } from './cadence/events.ts';
import { channelEvents } from './channel/events.ts';
import { checkEvents } from './checks/events.ts';
import { digestEvents } from './digest/events.ts';
import { drillEvents } from './drill/events.ts';
import { effectEvents } from './effects/events.ts';
import { extentEvents } from './extent/events.ts';
import { figureEvents } from './figures/events.ts';
import { freezeEvents } from './freeze/events.ts';
import { gateEvents } from './gates/events.ts';
import { goneBackEvents } from './gone-back/events.ts';
import { impactEvents } from './impact/events.ts';
import { incidentEvents } from './incident/events.ts';
import { keepingEvents } from './keeping/events.ts';
import { noteEvents } from './notes/events.ts';
import { outsideEvents } from './outside/events.ts';
import { pagingEvents } from './paging/events.ts';
import { privacyEvents } from './privacy/events.ts';
import { proposalEvents } from './proposals/events.ts';
import { publicUpdateEvents } from './public-updates/events.ts';
import { releaseEvents } from './release/events.ts';
import { reportEvents } from './report/events.ts';
import { restEvents } from './rest/events.ts';
import { retentionEvents } from './retention/events.ts';
import { reviewEvents } from './review/events.ts';
import { runEvents } from './run/events.ts';
import { scenarioEvents } from './scenario/events.ts';
import { standDownEvents } from './standdown/events.ts';
import { standingApprovalEvents } from './standing-approval/events.ts';
import { standingOrderEvents } from './standing-order/events.ts';
import { strategyEvents } from './strategy/events.ts';
import { tabletopEvents } from './tabletop/events.ts';

/** All that can have happened. Stored events are for ever: change one by a new `schema` number and an upcast. */
export const eventSchemas = [
  ...incidentEvents,
  ...authorityEvents,
  ...extentEvents,
  ...cadenceEvents,
  ...publicUpdateEvents,
  ...standDownEvents,
  ...strategyEvents,
  ...proposalEvents,
  ...impactEvents,
  ...noteEvents,
  ...approvalEvents,
  ...standingApprovalEvents,
  ...runEvents,
  ...restEvents,
  ...figureEvents,
  ...effectEvents,
  ...checkEvents,
  ...releaseEvents,
  ...freezeEvents,
  ...automationEvents,
  ...drillEvents,
  ...tabletopEvents,
  ...digestEvents,
  ...scenarioEvents,
  ...goneBackEvents,
  ...outsideEvents,
  ...reviewEvents,
  ...reportEvents,
  ...gateEvents,
  ...pagingEvents,
  ...standingOrderEvents,
  ...privacyEvents,
  ...channelEvents,
  ...keepingEvents,
  ...retentionEvents,
] as const;
export const Event = z.discriminatedUnion('type', eventSchemas);
export type Event = z.infer<typeof Event>;
/** Each type with its event: `EventMap['PlanMade']`. */
export type EventMap = { [E in Event as E['type']]: E };
export type EventType = keyof EventMap;
/** The event of one type: `EventOf<'PlanMade'>`. */
export type EventOf<T extends EventType> = EventMap[T];
/** The version in which events are written today. */
export const eventSchema = 1;
