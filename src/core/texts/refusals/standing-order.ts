import type { Refusals } from '../../standing-order/refusals.ts';
import { rollback } from '../voice.ts';
import { clock } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about standing orders. */
export const standingOrderRefusals: RefusalTexts<Refusals> = {
  StandingOrderOver: ({ plan }, voice) => ({
    reason: `A standing order acts once, for the first decision, within a minute of its countdown${plan === undefined ? ', and none counts down here' : `; the one that counts down here is for ${plan}`}. Nothing was started.`,
    lift: `Whoever decides starts the plan themselves: ${rollback(voice, plan === undefined ? 'go' : `go ${plan}`)}.`,
  }),
  AutomationHeld: ({ plan, target, automation: { until } }, voice) => ({
    reason: `Automation of ${target} is held back until ${clock(until, voice)}, so no standing order acts there either. Nothing was started.`,
    lift: `Whoever decides starts the plan themselves: ${rollback(voice, `go ${plan}`)}. Two of the roster end it: ${rollback(voice, `auto on ${target} <reason>`)}.`,
  }),
};
