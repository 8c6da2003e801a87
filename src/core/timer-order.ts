import { z } from 'zod';
import { approvalTimers } from './approval/timers.ts';
import { authorityTimers } from './authority/timers.ts';
import { cadenceTimers } from './cadence/timers.ts';
import { gateTimers } from './gates/timers.ts';
import { impactTimers } from './impact/timers.ts';
import { pagingTimers } from './paging/timers.ts';
import { proposalTimers } from './proposals/timers.ts';
import { reportTimers } from './report/timers.ts';
import { restTimers } from './rest/timers.ts';
import { runTimers } from './run/timers.ts';
import { standDownTimers } from './standdown/timers.ts';
import { standingOrderTimers } from './standing-order/timers.ts';
import { strategyTimers } from './strategy/timers.ts';
import { tabletopTimers } from './tabletop/timers.ts';

/**
 * What the actor `timer` may say: only what ends a term, never a decision. Kept beside the events, so it is parsed when
 * it comes back. A new one is added to the file of its noun and appears here.
 */
export const TimerOrder = z.discriminatedUnion('kind', [
  ...runTimers,
  ...impactTimers,
  ...gateTimers,
  ...strategyTimers,
  ...approvalTimers,
  ...pagingTimers,
  ...standingOrderTimers,
  ...authorityTimers,
  ...cadenceTimers,
  ...standDownTimers,
  ...restTimers,
  ...proposalTimers,
  ...reportTimers,
  ...tabletopTimers,
]);
export type TimerOrder = z.infer<typeof TimerOrder>;
