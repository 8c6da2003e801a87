import type { DrillReport } from './drill/overtaken.ts';
import type { EffectReport } from './effects/reports.ts';
import type { FigureReport } from './figures/reports.ts';
import type { GateReport } from './gates/reports.ts';
import type { NoteReport } from './notes/reports.ts';
import type { OutsideReport } from './outside/reports.ts';
import type { PagingReport } from './paging/reports.ts';
import type { PublicUpdateReport } from './public-updates/reports.ts';
import type { FollowUpReport, PublishingReport } from './report/reports.ts';
import type { RunReport } from './run/reports.ts';
import type { StandingOrderReport } from './standing-order/reports.ts';
import type { TimerOrder } from './timer-order.ts';

/** Everything that is said about the world without being an order: by workers, checks, and the clock. */
export type Report =
  | RunReport
  | FigureReport
  | EffectReport
  | GateReport
  | PagingReport
  | TimerOrder
  | NoteReport
  | StandingOrderReport
  | OutsideReport
  | FollowUpReport
  | DrillReport
  | PublishingReport
  | PublicUpdateReport;
export type ReportKind = Report['kind'];
