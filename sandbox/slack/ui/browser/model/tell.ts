import type { Pane } from './model.ts';
import type { Ui } from './ui.ts';

const shownMs = 6_000;
let last = 0;

/** Says something for a few seconds at the lower edge. */
export function toast(ui: Ui, text: string, bad = false): void {
  last += 1;
  const id = last;
  ui.change({ toasts: [...ui.model.toasts, { id, text, bad }] });
  setTimeout(() => {
    ui.change({ toasts: ui.model.toasts.filter((one) => one.id !== id) });
  }, shownMs);
}

/** Says something to this person alone, among the messages of where they are, as Slackbot does. */
export function note(ui: Ui, pane: Pane, text: string): void {
  const { at, thread } = ui.model.spot;
  if (at === undefined || at === 'home') return toast(ui, text, true);
  last += 1;
  const ts = ((ui.model.state?.now ?? Date.now()) / 1000).toFixed(6);
  const where = { channel: at, thread: pane === 'thread' ? thread : undefined };
  ui.change({ notes: [...ui.model.notes, { id: last, text, ts, ...where }] });
}

/** Asks something that must be answered first; true for yes. */
export function question(ui: Ui, words: Words): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      ui.change({ question: undefined });
      resolve(yes);
    };
    ui.change({ question: { ...words, answer } });
  });
}

type Words = {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
  readonly danger: boolean;
};
