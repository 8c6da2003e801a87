import { anchorPlaces } from './anchors.ts';
import { commandNames } from './commands.ts';
import { datasetConstraints } from './constraints.ts';
import { drills } from './drills.ts';
import type { Found, Whole } from './found.ts';
import { pagerContacts } from './pager.ts';
import { defaultEnvironment, groupsAndAdmins, peopleAndTokens, sameTokens } from './people.ts';
import { services } from './services.ts';
import { standingOrders } from './standing-orders.ts';
import { trackers } from './trackers.ts';
import { webhookTargets } from './webhooks.ts';

/** All that one part of the file says of another. */
export const crossChecks: readonly ((whole: Whole) => readonly Found[])[] = [
  commandNames,
  defaultEnvironment,
  peopleAndTokens,
  sameTokens,
  groupsAndAdmins,
  services,
  datasetConstraints,
  standingOrders,
  pagerContacts,
  webhookTargets,
  trackers,
  anchorPlaces,
  drills,
];
