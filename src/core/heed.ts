import { approvalHeeders } from './approval/heed.ts';
import { authorityHeeders } from './authority/heed.ts';
import { cadenceHeeders } from './cadence/heed.ts';
import { drillHeeders } from './drill/overtaken.ts';
import { failing, hanging } from './drill/spring.ts';
import { effectHeeders } from './effects/heed.ts';
import type { Event } from './events.ts';
import { figureHeeders } from './figures/heed.ts';
import { gateHeeders } from './gates/heed.ts';
import type { Instant } from './ids.ts';
import { impactHeeders } from './impact/heed.ts';
import type { Incident } from './incident/incident.ts';
import { noteHeeders } from './notes/heed.ts';
import { outsideHeeders } from './outside/heed.ts';
import { pagingHeeders } from './paging/heed.ts';
import { proposalHeeders } from './proposals/heed.ts';
import { publicUpdateHeeders } from './public-updates/heed.ts';
import { reportHeeders } from './report/heed.ts';
import type { Report, ReportKind } from './reports.ts';
import { restHeeders } from './rest/heed.ts';
import { runHeeders } from './run/heed.ts';
import { standDownHeeders } from './standdown/heed.ts';
import { standingOrderHeeders } from './standing-order/heed.ts';
import { strategyHeeders } from './strategy/heed.ts';
import { tabletopHeeders } from './tabletop/heed.ts';

/** What one kind of report makes happen; nothing when it is late, early or says nothing new. */
export type Heeder<K extends ReportKind> = (
  report: Extract<Report, { kind: K }>,
  incident: Incident,
  at: Instant,
) => readonly Event[];

const heeders: { readonly [K in ReportKind]: Heeder<K> } = {
  ...runHeeders,
  ended: hanging(runHeeders.ended),
  measured: failing(runHeeders.measured),
  ...impactHeeders,
  ...gateHeeders,
  ...strategyHeeders,
  ...approvalHeeders,
  ...pagingHeeders,
  ...standingOrderHeeders,
  ...authorityHeeders,
  ...cadenceHeeders,
  ...standDownHeeders,
  ...restHeeders,
  ...proposalHeeders,
  ...figureHeeders,
  ...effectHeeders,
  ...noteHeeders,
  ...outsideHeeders,
  ...reportHeeders,
  ...publicUpdateHeeders,
  ...drillHeeders,
  ...tabletopHeeders,
};

/** What a report makes happen; nothing when it is late, early or says nothing new. */
export const heed = <K extends ReportKind>(
  kind: K,
  report: Extract<Report, { kind: K }>,
  { incident, at }: { readonly incident: Incident; readonly at: Instant },
): readonly Event[] => heeders[kind](report, incident, at);
