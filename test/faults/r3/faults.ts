import { channels } from './faults/channels.ts';
import { connections } from './faults/connections.ts';
import { deliveries } from './faults/deliveries.ts';
import { kills } from './faults/kills.ts';
import { limits } from './faults/limits.ts';
import { rights } from './faults/rights.ts';
import { triggers } from './faults/triggers.ts';
import type { Fault } from './stage.ts';

/** Every way in which Slack fails here. */
export const faults: readonly Fault[] = [
  // Those that take longest are begun first.
  ...kills,
  ...deliveries,
  ...connections,
  ...rights,
  ...limits,
  ...triggers,
  ...channels,
];
