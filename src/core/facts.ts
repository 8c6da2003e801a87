import type { Because } from './because.ts';
import type { ChannelFacts } from './channel/facts.ts';
import type { ExtentFacts } from './extent/facts.ts';
import type { ImpactFacts } from './impact/facts.ts';
import type { IncidentFacts } from './incident/facts.ts';
import type { NoteFacts } from './notes/facts.ts';
import type { PagingFacts } from './paging/facts.ts';
import type { PeopleFacts } from './policy/facts.ts';
import type { PublicUpdateFacts } from './public-updates/facts.ts';
import type { ReportFacts } from './report/facts.ts';
import type { StandingApprovalFacts } from './standing-approval/facts.ts';
import type { StandingOrderFacts } from './standing-order/facts.ts';
import type { StrategyFacts } from './strategy/facts.ts';

/**
 * What was looked up for an order before deciding, a noun a file. The decision rests on it, so what matters of it is
 * stored with the decision.
 */
export type Facts = Basis &
  PeopleFacts &
  IncidentFacts &
  ExtentFacts &
  ImpactFacts &
  StrategyFacts &
  StandingApprovalFacts &
  StandingOrderFacts &
  PagingFacts &
  ChannelFacts &
  NoteFacts &
  ReportFacts &
  PublicUpdateFacts;

/** How the order arrived and under which rules. */
type Basis = {
  readonly basis: Pick<Because, 'configuration' | 'arrival' | 'program'>;
  readonly observing: boolean;
};
