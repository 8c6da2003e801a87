import type { ModalView } from '@slack/types';
import type { Exporting } from '../../app/proof/export-record.ts';
import type { Ship } from '../../app/ship.ts';
import type { Instant } from '../../core/ids.ts';
import type { Message } from '../blocks/message.ts';
import type { Poster } from '../out/poster.ts';
import type { People } from '../people.ts';
import type { PayloadOf, Reach } from './payload.ts';

/** What of Slack's interface is used for whoever waits in front of it. */
export type Slack = {
  readonly views: {
    readonly open: (asked: { trigger_id: string; view: ModalView }) => Promise<unknown>;
    readonly update: (asked: { view_id: string; view: ModalView }) => Promise<unknown>;
  };
  readonly conversations: {
    readonly open: (asked: { users: string }) => Promise<unknown>;
  };
  readonly reactions: {
    readonly get: (asked: {
      channel: string;
      timestamp: string;
      full: boolean;
    }) => Promise<unknown>;
  };
};

/** Everything that a listener works with. */
export type Desk = {
  readonly ship: Ship;
  readonly poster: Pick<
    Poster,
    | 'incidentIn'
    | 'channelOf'
    | 'openChannel'
    | 'showCard'
    | 'retrySetup'
    | 'enter'
    | 'homeOpened'
    | 'channelChanged'
    | 'upload'
  >;
  /** The bundle of an incident; undefined where no anchors are made. */
  readonly bundle?: ((asked: Exporting) => Promise<Uint8Array>) | undefined;
  readonly people: People;
  readonly slack: Slack;
  readonly tell: Tell;
  /** Says it for all in the channel, through the `response_url`; false where that cannot be. */
  readonly announce: (reach: Reach, message: Message) => Promise<boolean>;
  /** Whether the app may make private channels. */
  readonly mayMakePrivate: () => Promise<boolean>;
  /** The bot's own account. */
  readonly botUserId: string;
  /** Aborted when the process drains: nothing is waited for any more. */
  readonly leaving: AbortSignal;
  /** Told that Slack has taken the bot's access away. */
  readonly gone: (how: string) => void;
};

/** Tells one person something that nobody else sees. Rejects with `AnswerPutOff` when the process ends before. */
export type Tell = (reach: Reach, message: Message) => Promise<void>;

/** The process ends before this was done and told; what came in stays unfinished, and is answered at the next start. */
export class AnswerPutOff extends Error {
  override readonly name = 'AnswerPutOff';
}

/** Something that came in and is kept. */
export type Heard<P extends PayloadOf<Acted> = PayloadOf<Acted>> = {
  readonly key: string;
  readonly at: Instant;
  readonly payload: P;
  /** Kept by an earlier start and not finished then: acknowledged long ago, its trigger gone. */
  readonly isLate: boolean;
  /** Came in before, and is answered with the same: whoever sent it was or will be told beside it once. */
  readonly isAgain?: boolean;
  /** Called when this is decided, or orders nothing: only now the next of those that were kept has its turn. */
  readonly onward?: () => void;
};

export type HeardAs<K extends Acted> = Heard<PayloadOf<K>>;

/** What is kept, and acted on. */
export type Acted = 'command' | 'press' | 'submit' | 'shortcut' | 'messageShortcut' | 'event';

/** What Slack shows in the place of a form that was sent: errors at its fields, another form, or none. */
export type FormReply =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'clear' };
