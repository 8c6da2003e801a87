import type { EventOf } from '../events.ts';
import type { FollowUpName, Outlet } from './shapes.ts';

/** What the loop that keeps follow-ups where work is says of one. */
export type FollowUpReport =
  | { readonly kind: 'followUpFiled'; readonly filed: Omit<EventOf<'FollowUpFiled'>, 'type'> }
  | {
      readonly kind: 'followUpBehind';
      readonly followUp: FollowUpName;
      readonly tracker: string;
      readonly code: EventOf<'FollowUpBehind'>['code'];
    }
  | {
      readonly kind: 'followUpEnded';
      readonly followUp: FollowUpName;
      readonly place: EventOf<'FollowUpFiled'>['place'];
      /** The issue that ended, as its tracker calls it. */
      readonly issue: string;
      readonly how: 'done' | 'dropped';
    };

/** What is said about publishing a report. */
export type PublishingReport = {
  readonly kind: 'reportDelivered';
  readonly publication: number;
  readonly place: Outlet;
  readonly outcome: 'delivered' | 'failed';
  readonly code?: string | undefined;
};
