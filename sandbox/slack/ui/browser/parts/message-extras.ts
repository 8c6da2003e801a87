import { html, nothing } from 'lit-html';
import type { ShownMessage } from '../../../people/shapes.ts';
import type { Pane, Popup } from '../model/model.ts';
import { nameOf } from '../model/names.ts';
import type { Ui } from '../model/ui.ts';
import { timeOf } from '../text/dates.ts';
import { emojiSign } from '../text/emoji.ts';
import { avatarView } from './message.ts';
import { toggleReaction } from './message-menu.ts';

/** Who reacted how; a click joins in or takes it back. */
export function reactionsView(ui: Ui, message: ShownMessage, pane: Pane): unknown {
  if (message.reactions.length === 0) return nothing;
  return html`<div class="reactions">
    ${message.reactions.map(({ name, users }) => {
      const own = users.includes(ui.model.spot.as ?? '');
      const who = users.map((user) => nameOf(ui.model, user)).join(', ');
      return html`<button
        type="button"
        class="reaction ${own ? 'own' : ''}"
        aria-pressed=${own}
        aria-label="${name.replaceAll('_', ' ')}, ${users.length}: ${who}"
        title="${who} with :${name}:"
        @click=${() => void toggleReaction(ui, message, { name, pane })}
      >
        ${emojiSign(name) ?? `:${name}:`} <span>${users.length}</span>
      </button>`;
    })}
  </div>`;
}

/** The way into a thread, under the message that has one. */
export function threadLinkView(ui: Ui, { ts, thread, replies, subtype }: ShownMessage): unknown {
  const open = () => ui.go({ thread: thread ?? ts });
  if (subtype === 'thread_broadcast')
    return html`<button type="button" class="thread-link" @click=${open}>View thread</button>`;
  if (replies === undefined || replies.count === 0) return nothing;
  return html`<button type="button" class="thread-link" @click=${open}>
    ${replies.users.slice(0, 3).map((user) => avatarView(nameOf(ui.model, user), false))}
    <b>${replies.count} ${replies.count === 1 ? 'reply' : 'replies'}</b>
    <span class="quiet">last at ${timeOf(replies.latest)}</span>
  </button>`;
}

/** The bar over a message. Only its menu is in the order of the Tab key, since the menu has all that the bar has. */
export function toolbarView(ui: Ui, message: ShownMessage, pane: Pane): unknown {
  const { ts, author } = message;
  const open = (kind: 'emoji' | 'message') => (event: Event) => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const popup: Popup = { kind, ts, pane, at: event.currentTarget.getBoundingClientRect() };
    ui.change({ popup });
  };
  const reply = html`<button
    type="button"
    tabindex="-1"
    class="wide"
    @click=${() => ui.go({ thread: message.thread ?? ts })}
  >
    Reply
  </button>`;
  return html`<div class="toolbar">
    <button type="button" tabindex="-1" class="wide" @click=${open('emoji')}>React</button>
    ${pane === 'channel' ? reply : nothing}
    <button
      type="button"
      aria-haspopup="menu"
      aria-label="More for the message by ${author.name} at ${timeOf(ts)}"
      @click=${open('message')}
    >
      ⋯
    </button>
  </div>`;
}
