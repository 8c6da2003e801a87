import { z } from 'zod';
import { approvalOrders } from './approval/orders.ts';
import { authorityOrders } from './authority/orders.ts';
import { automationOrders } from './automation/orders.ts';
import { cadenceOrders } from './cadence/orders.ts';
import { channelOrders } from './channel/orders.ts';
import { checkOrders, checkQuestions } from './checks/orders.ts';
import { drillOrders, drillQuestions } from './drill/orders.ts';
import { extentOrders } from './extent/orders.ts';
import { freezeOrders } from './freeze/orders.ts';
import { gateOrders } from './gates/orders.ts';
import { goneBackOrders } from './gone-back/orders.ts';
import { impactOrders } from './impact/orders.ts';
import { incidentOrders, incidentQuestions } from './incident/orders.ts';
import { noteOrders } from './notes/orders.ts';
import { outsideOrders, outsideQuestions } from './outside/orders.ts';
import { pagingOrders } from './paging/orders.ts';
import { privacyOrders } from './privacy/orders.ts';
import { proposalOrders } from './proposals/orders.ts';
import { publicUpdateOrders } from './public-updates/orders.ts';
import { registryQuestions } from './registry/orders.ts';
import { releaseOrders, releaseQuestions } from './release/orders.ts';
import { reportOrders, reportQuestions } from './report/orders.ts';
import { restOrders } from './rest/orders.ts';
import { retentionOrders } from './retention/orders.ts';
import { reviewOrders } from './review/orders.ts';
import { runOrders, runQuestions } from './run/orders.ts';
import { standDownOrders } from './standdown/orders.ts';
import { standingApprovalOrders } from './standing-approval/orders.ts';
import { strategyOrders } from './strategy/orders.ts';
import { tabletopOrders } from './tabletop/orders.ts';

/** All that a person or a program may ask of Sternway. A new order is added to the file of its noun and appears here. */
export const Order = z.discriminatedUnion('kind', [
  ...incidentOrders,
  ...incidentQuestions,
  ...authorityOrders,
  ...extentOrders,
  ...cadenceOrders,
  ...publicUpdateOrders,
  ...standDownOrders,
  ...strategyOrders,
  ...proposalOrders,
  ...pagingOrders,
  ...privacyOrders,
  ...channelOrders,
  ...impactOrders,
  ...noteOrders,
  ...approvalOrders,
  ...standingApprovalOrders,
  ...runOrders,
  ...restOrders,
  ...runQuestions,
  ...checkOrders,
  ...checkQuestions,
  ...reviewOrders,
  ...reportOrders,
  ...reportQuestions,
  ...gateOrders,
  ...releaseOrders,
  ...releaseQuestions,
  ...freezeOrders,
  ...automationOrders,
  ...drillOrders,
  ...drillQuestions,
  ...tabletopOrders,
  ...outsideOrders,
  ...outsideQuestions,
  ...registryQuestions,
  ...goneBackOrders,
  ...retentionOrders,
]);
export type Order = z.infer<typeof Order>;
export type OrderKind = Order['kind'];
/** The order of one kind: `OrderOf<'go'>`. */
export type OrderOf<K extends OrderKind> = Extract<Order, { kind: K }>;
