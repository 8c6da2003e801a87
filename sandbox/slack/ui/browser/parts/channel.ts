import { html, nothing } from 'lit-html';
import type { ChannelPage } from '../../../people/shapes.ts';
import { toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';
import { emojiView } from '../text/inline.ts';
import { mrkdwnView } from '../text/text.ts';
import { composerView } from './composer.ts';
import { appTabsView } from './home.ts';
import { messageListView } from './message-list.ts';
import { scrolledView } from './scroll.ts';

/** The middle column: a channel's head, its messages, and where one writes. */
export function channelView(ui: Ui): unknown {
  const { page, spot, state } = ui.model;
  if (page === undefined)
    return html`<main class="column">
      <div class="empty">${state === undefined ? 'Loading…' : 'This person cannot see that channel. Choose another one.'}</div>
    </main>`;
  const direct = page.channel.kind === 'direct';
  const name = direct ? page.channel.name : `#${page.channel.name}`;
  return html`<main class="column" aria-label=${name}>
    ${headView(ui, page)} ${direct ? appTabsView(ui, 'messages') : nothing} ${bookmarksView(page)}
    ${scrolledView(
      ui,
      `${spot.as}/${page.channel.id}/${ui.model.said.channel}`,
      page.messages.length === 0 && ui.model.notes.length === 0
        ? html`<div class="empty">Nothing has been said in ${name} yet.</div>`
        : messageListView(ui, page.messages, 'channel'),
    )}
    ${footView(ui, page, name)}
  </main>`;
}

function headView(ui: Ui, { channel, pins }: ChannelPage): unknown {
  const back = () => ui.go({ at: 'list', thread: undefined });
  const hang =
    (kind: 'pins' | 'channel') =>
    ({ currentTarget }: Event) => {
      if (!(currentTarget instanceof HTMLElement)) return;
      ui.change({ popup: { kind, at: currentTarget.getBoundingClientRect() } });
    };
  const sign = channel.kind === 'private' ? lock : '#';
  return html`<header class="head">
    <button type="button" class="back" aria-label="Back to the channels" @click=${back}>‹</button>
    <div class="head-name">
      <h1>${channel.kind === 'direct' ? channel.name : html`<span class="sign">${sign}</span>${channel.name}`}</h1>
      ${channel.topic === '' ? nothing : html`<div class="topic" title=${channel.topic}>${mrkdwnView(ui.model, channel.topic)}</div>`}
    </div>
    ${
      pins.length === 0
        ? nothing
        : html`<button type="button" class="head-button" aria-haspopup="menu" @click=${hang('pins')}>
            ${pins.length} pinned
          </button>`
    }
    ${
      channel.kind === 'direct'
        ? nothing
        : html`<button type="button" class="head-button" aria-haspopup="menu" aria-label="Channel menu, ${channel.members.length} members" @click=${hang('channel')}>
            <span class="wide">${channel.members.length} members</span> ⋯
          </button>`
    }
  </header>`;
}

const lock = html`<svg class="lock" viewBox="0 0 16 16" role="img" aria-label="private">
  <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" />
</svg>`;

function bookmarksView({ bookmarks }: ChannelPage): unknown {
  if (bookmarks.length === 0) return nothing;
  return html`<nav class="bookmarks" aria-label="Bookmarks">
    ${bookmarks.map(
      ({ title, link, emoji }) =>
        html`<a href=${/^https?:/iu.test(link) ? link : '#'} target="_blank" rel="noreferrer noopener"
          >${emoji === '' ? nothing : emojiView(emoji.replaceAll(':', ''))} ${title}</a
        >`,
    )}
  </nav>`;
}

function footView(ui: Ui, { channel }: ChannelPage, name: string): unknown {
  if (channel.archived)
    return html`<div class="foot-note">This channel is archived. It can be read, not written to.</div>`;
  if (channel.joined) return composerView(ui, 'channel', `Message ${name}`);
  const join = async () => {
    const answer = await ui.act('join', { channel: channel.id });
    if (!answer.ok) toast(ui, answer.say, true);
  };
  return html`<div class="foot-note">
    You are reading ${name} without being in it.
    <button type="button" class="button primary" @click=${() => void join()}>Join channel</button>
  </div>`;
}
