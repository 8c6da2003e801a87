/** An order that somebody gave in Slack, and what must have become of it. */
export type Given = {
  /** Who waits for its answer. */
  readonly user: string;
  /** What Slack delivers it by: the text of a command. Nothing for what was pressed or sent as a form. */
  readonly typed?: string;
  /** The one event that it makes; of several notes the one with this text. */
  readonly makes: { readonly type: string; readonly text?: string };
  /** Words that its private answer holds; nothing where the answer is seen in another way. */
  readonly answer?: string;
  /** Whether the bot told Slack that it has it. One that is not delivered may be done, or not: at most once. */
  readonly delivered: boolean;
};

/** What the people of one scene ordered, in the order in which it was given. */
export type Ledger = {
  readonly add: (given: Given) => void;
  readonly all: () => readonly Given[];
};

export function openLedger(): Ledger {
  const all: Given[] = [];
  return { add: (given) => void all.push(given), all: () => all };
}
