import type { Route } from '../route.ts';
import { doctor } from './doctor.ts';
import { drills } from './drills.ts';
import { follow } from './follow.ts';
import { gate } from './gate.ts';
import { healthz } from './healthz.ts';
import { incident } from './incident.ts';
import { incidents } from './incidents.ts';
import { locks } from './locks.ts';
import { metrics } from './metrics.ts';
import { orders } from './orders.ts';
import { readyz } from './readyz.ts';
import { registryBackup } from './registry-backup.ts';
import { registryBundle } from './registry-bundle.ts';
import { registryErase } from './registry-erase.ts';
import { registryExport } from './registry-export.ts';
import { registryImport } from './registry-import.ts';
import { registryList } from './registry-list.ts';
import { registryRebuild } from './registry-rebuild.ts';
import { registryReplay } from './registry-replay.ts';
import { registrySearches } from './registry-searches.ts';
import { registryShow } from './registry-show.ts';
import { registryVerify } from './registry-verify.ts';
import { releases } from './releases.ts';
import { report } from './report.ts';
import { timeline } from './timeline.ts';
import { unrouted } from './unrouted.ts';

/** All that answers here. */
export const routes: readonly Route[] = [
  orders,
  incidents,
  incident,
  timeline,
  report,
  follow,
  locks,
  releases,
  drills,
  doctor,
  gate,
  unrouted,
  registryList,
  registryVerify,
  registryExport,
  registryBackup,
  registryBundle,
  registryRebuild,
  registryErase,
  registryReplay,
  registryImport,
  registrySearches,
  registryShow,
  metrics,
  healthz,
  readyz,
];
