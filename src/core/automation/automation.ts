import type { Event, EventOf } from '../events.ts';
import type { Instant } from '../ids.ts';

/** What was said about automation on a target, whether or not its time is over. */
export type Automation = {
  readonly set: EventOf<'AutomationSet'> | undefined;
  readonly asked: EventOf<'AutomationOnAsked'> | undefined;
};

export const unspoken: Automation = { set: undefined, asked: undefined };

/** What triggers may do now. `on`: what the configuration allows. */
export type AutomationNow =
  | { readonly mode: 'on' }
  | { readonly mode: 'off' | 'shadow'; readonly until: Instant; readonly by: string };

/** The next state. Whatever is set answers what was asked before. */
export function evolveAutomation(automation: Automation, event: Event): Automation {
  if (event.type === 'AutomationSet') return { set: event, asked: undefined };
  return event.type === 'AutomationOnAsked' ? { ...automation, asked: event } : automation;
}

/** What triggers may do at this moment: what was set ends by itself. */
export function automationOf({ set }: Automation, now: Instant): AutomationNow {
  if (set?.until === undefined || set.mode === 'on' || set.until <= now) return { mode: 'on' };
  return { mode: set.mode, until: set.until, by: set.by };
}
