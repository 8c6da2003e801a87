import { html, nothing } from 'lit-html';
import type { ChannelPage } from '../../../people/shapes.ts';
import type { Ui } from '../model/ui.ts';
import { composerView } from './composer.ts';
import { messageListView } from './message-list.ts';
import { scrolledView } from './scroll.ts';

/** The right column: a message and its answers. */
export function threadView(ui: Ui): unknown {
  const { page, spot } = ui.model;
  if (spot.thread === undefined) return nothing;
  const close = () => ui.go({ thread: undefined });
  const name = page?.channel.kind === 'direct' ? page.channel.name : `#${page?.channel.name ?? ''}`;
  return html`<aside class="thread" aria-label="Thread">
    <header class="head">
      <button type="button" class="back" aria-label="Back to the channel" @click=${close}>‹</button>
      <div class="head-name">
        <h2>Thread</h2>
        <div class="topic">${name}</div>
      </div>
      <button type="button" class="cross" aria-label="Close thread" @click=${close}>×</button>
    </header>
    ${scrolledView(ui, `${spot.as}/${spot.at}/${spot.thread}/${ui.model.said.thread}`, answersView(ui))}
    ${mayWrite(page) ? composerView(ui, 'thread', 'Reply in thread') : nothing}
  </aside>`;
}

const mayWrite = (page: ChannelPage | undefined): boolean =>
  page?.channel.joined === true && !page.channel.archived;

function answersView(ui: Ui): unknown {
  const { thread } = ui.model;
  if (thread === undefined) return html`<div class="empty">Loading…</div>`;
  if (thread.messages.length === 0)
    return html`<div class="empty">This thread is not here any more.</div>`;
  return messageListView(ui, thread.messages, 'thread');
}
