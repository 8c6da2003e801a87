import type { Event, EventOf } from './events.ts';
import type { Instant } from './ids.ts';
import type { TimerOrder } from './run/reports.ts';
import { stepKey } from './run/run.ts';

/** A moment at which the actor `timer` speaks, or the end of waiting for one. A second `set` of a key replaces the first. */
export type DueChange =
  | { readonly do: 'set'; readonly key: string; readonly at: Instant; readonly order: TimerOrder }
  | { readonly do: 'clear'; readonly key: string };

type OfTry = EventOf<'StepStarted' | 'StepAwaitsAck' | 'StepFailed'>;

const ofTry = ({ plan, step, epoch, attempt }: OfTry) => ({ plan, step, epoch, attempt });
const keyOf = ({ plan, step }: Pick<OfTry, 'plan' | 'step'>): string => stepKey(plan, step);

const set = (key: string, at: Instant | undefined, order: TimerOrder): readonly DueChange[] =>
  at === undefined ? [{ do: 'clear', key }] : [{ do: 'set', key, at, order }];

/** The terms that an event begins or ends. */
export function dueChanges(event: Event): readonly DueChange[] {
  switch (event.type) {
    case 'StepStarted':
      return set(keyOf(event), event.until, { kind: 'clockRang', ...ofTry(event) });
    case 'StepAwaitsAck':
      return set(keyOf(event), event.until, { kind: 'ackOverdue', ...ofTry(event) });
    case 'StepFailed':
      return set(keyOf(event), event.retryAt, { kind: 'retryDue', ...ofTry(event) });
    case 'StepRetried':
    case 'StepFinished':
    case 'StepSkipped':
    case 'StepCanceled':
      return [{ do: 'clear', key: keyOf(event) }];
    case 'ProposalDeclined':
      return set(`proposal/${event.plan}`, event.until, {
        kind: 'proposalExpires',
        plan: event.plan,
      });
    default:
      return [];
  }
}
