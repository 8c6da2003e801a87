import type { Sender } from '../people.ts';
import type { SubmittedView } from './bodies.ts';
import type { SlackEvent } from './event-body.ts';

/** Where a private answer can reach whoever acted. */
export type Reach = {
  readonly user: string;
  readonly channel: string | undefined;
  readonly thread: string | undefined;
  /** Takes one answer within 30 minutes. */
  readonly responseUrl: string | undefined;
};

type Common = { readonly from: Sender; readonly reach: Reach };

/** What Slack brings, cut to what is used of it. */
export type Payload =
  | (Common & { readonly kind: 'command'; readonly trigger: string; readonly line: string })
  | (Common & {
      readonly kind: 'press';
      readonly trigger: string;
      readonly action: string;
      readonly value: string | undefined;
      /** The message or form that the button stands on. */
      readonly on: string;
    })
  | (Common & { readonly kind: 'submit'; readonly view: SubmittedView })
  | (Common & { readonly kind: 'suggest'; readonly action: string; readonly typed: string })
  | (Common & { readonly kind: 'shortcut'; readonly trigger: string; readonly callback: string })
  | (Common & {
      readonly kind: 'messageShortcut';
      readonly trigger: string;
      readonly callback: string;
      readonly message: { readonly ts: string; readonly text: string };
    })
  | (Common & { readonly kind: 'event'; readonly id: string; readonly event: SlackEvent })
  /** Something about an account is different from what was said of it before. */
  | { readonly kind: 'account'; readonly user: string; readonly hasLeft: boolean }
  /** Somebody closed a form without sending it. */
  | { readonly kind: 'closed'; readonly user: string }
  /** What needs a nod and nothing more. */
  | { readonly kind: 'nothing'; readonly what: string };

export type PayloadOf<K extends Payload['kind']> = Extract<Payload, { kind: K }>;
