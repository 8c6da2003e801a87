import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ShownMessage } from '../../../people/shapes.ts';
import type { Note, Pane } from '../model/model.ts';
import type { Ui } from '../model/ui.ts';
import { dayOf, timeOf } from '../text/dates.ts';
import { isNotice, messageView } from './message.ts';

const togetherSeconds = 5 * 60;

type Row =
  | { readonly kind: 'message'; readonly ts: string; readonly message: ShownMessage }
  | { readonly kind: 'note'; readonly ts: string; readonly note: Note };

/** Messages, oldest first, with the days between them and what the workspace told this person in between. */
export function messageListView(ui: Ui, messages: readonly ShownMessage[], pane: Pane): unknown {
  const { at, thread } = ui.model.spot;
  const here = (note: Note) =>
    note.channel === at && (pane === 'thread' ? note.thread === thread : note.thread === undefined);
  const rows: readonly Row[] = [
    ...messages.map((message) => ({ kind: 'message', ts: message.ts, message }) as const),
    ...ui.model.notes.filter(here).map((note) => ({ kind: 'note', ts: note.ts, note }) as const),
  ].sort((a, b) => Number(a.ts) - Number(b.ts));
  return repeat(rows, keyOf, (row, place) => {
    const before = rows[place - 1];
    const newDay = before === undefined || dayOf(before.ts) !== dayOf(row.ts);
    const day =
      newDay && pane === 'channel'
        ? html`<div class="day"><span>${dayOf(row.ts)}</span></div>`
        : nothing;
    if (row.kind === 'note') return html`${day}${noteView(ui, row.note)}`;
    const follows = !newDay && before?.kind === 'message' && together(before.message, row.message);
    return html`${day}${messageView(ui, row.message, { pane, follows })}`;
  });
}

const keyOf = (row: Row): string =>
  row.kind === 'note' ? `note/${row.note.id}` : `${row.ts}/${row.message.ephemeral}`;

function together(before: ShownMessage, message: ShownMessage): boolean {
  return (
    before.author.id === message.author.id &&
    !isNotice(before) &&
    !isNotice(message) &&
    before.ephemeral === message.ephemeral &&
    !message.pinned &&
    message.subtype !== 'thread_broadcast' &&
    Number(message.ts) - Number(before.ts) < togetherSeconds
  );
}

function noteView(ui: Ui, { id, text, ts }: Note): unknown {
  const drop = () => ui.change({ notes: ui.model.notes.filter((note) => note.id !== id) });
  return html`<article class="message ephemeral" role="alert">
    <div class="gutter"><span class="avatar slackbot" aria-hidden="true">W</span></div>
    <div class="body">
      <div class="mark">Only visible to you</div>
      <div class="byline"><b>Workspace</b><time class="time">${timeOf(ts)}</time></div>
      <div class="text"><div class="lines">${text}</div></div>
      <button type="button" class="quiet-button" @click=${drop}>Dismiss</button>
    </div>
  </article>`;
}
