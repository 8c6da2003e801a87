import type { LogEntry } from '../../../control/shapes.ts';
import type { ChannelPage, Filled, PersonState, ThreadPage } from '../../../people/shapes.ts';

/** Where this tab is; all of it stands in the address, so that a reload or a copied link leads back. */
export type Spot = {
  readonly as: string | undefined;
  /** A channel's id, or `home` for the app's Home. */
  readonly at: string | undefined;
  /** The `ts` of the thread that is open. */
  readonly thread: string | undefined;
};

export type Toast = { readonly id: number; readonly text: string; readonly bad: boolean };

/** What the workspace tells one person in a channel after an act that failed; it is gone on reload. */
export type Note = {
  readonly id: number;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly text: string;
  readonly ts: string;
};

export type Question = {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
  readonly danger: boolean;
  readonly answer: (yes: boolean) => void;
};

/** What hangs at a control of the page; at most one at a time. */
export type Popup =
  | {
      readonly kind: 'message' | 'emoji';
      readonly ts: string;
      readonly pane: Pane;
      readonly at: DOMRect;
    }
  | { readonly kind: 'shortcuts' | 'pins' | 'channel'; readonly at: DOMRect }
  | { readonly kind: 'overflow'; readonly key: string; readonly at: DOMRect };

/** A list of messages on the page: the channel's or the thread's. */
export type Pane = 'channel' | 'thread';

export type Sheet = 'switcher' | 'create' | 'invite' | 'help';

export type Model = {
  readonly spot: Spot;
  readonly state: PersonState | undefined;
  readonly page: ChannelPage | undefined;
  readonly thread: ThreadPage | undefined;
  readonly toasts: readonly Toast[];
  readonly notes: readonly Note[];
  readonly question: Question | undefined;
  readonly popup: Popup | undefined;
  readonly sheet: Sheet | undefined;
  /** `pane/ts` of the person's own message whose text is being changed. */
  readonly editing: string | undefined;
  /** How often this tab's person has said something in each list: each time it goes to its end. */
  readonly said: Readonly<Record<Pane, number>>;
  /** Keys of the elements whose press the app has not yet answered. */
  readonly busy: ReadonlySet<string>;
  /** surface → block → action → what stands in it; kept here so that no update loses what was typed. */
  readonly filled: ReadonlyMap<string, Filled>;
  /** block → sentence, of the form that is on top; undefined: as the workspace says. */
  readonly fieldErrors: Readonly<Record<string, string>> | undefined;
  /** Messages show what a screen reader and a notification get instead of their blocks. */
  readonly fallback: boolean;
  readonly inspector: boolean;
  readonly log: readonly LogEntry[];
  readonly logFilter: string;
  readonly connected: boolean;
  readonly trouble: string | undefined;
  /** What a screen reader is told of, newest. */
  readonly announcement: string;
};

export const emptyModel: Model = {
  spot: { as: undefined, at: undefined, thread: undefined },
  state: undefined,
  page: undefined,
  thread: undefined,
  toasts: [],
  notes: [],
  question: undefined,
  popup: undefined,
  sheet: undefined,
  editing: undefined,
  said: { channel: 0, thread: 0 },
  busy: new Set(),
  filled: new Map(),
  fieldErrors: undefined,
  fallback: false,
  inspector: false,
  log: [],
  logFilter: '',
  connected: true,
  trouble: undefined,
  announcement: '',
};
