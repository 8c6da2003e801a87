import { html, nothing } from 'lit-html';
import type { ShownMessage } from '../../../people/shapes.ts';
import { blocksView } from '../blocks/block.ts';
import type { Surface } from '../elements/surface.ts';
import type { Pane } from '../model/model.ts';
import { hueOf, lettersOf } from '../model/names.ts';
import type { Ui } from '../model/ui.ts';
import { momentOf, timeOf } from '../text/dates.ts';
import { mrkdwnView } from '../text/text.ts';
import { editorView } from './editor.ts';
import { fileView } from './file.ts';
import { reactionsView, threadLinkView, toolbarView } from './message-extras.ts';

/** A message. `follows`: the one above is by the same person, so that the name need not be said again. */
export function messageView(ui: Ui, message: ShownMessage, { pane, follows }: Shown): unknown {
  if (isNotice(message)) return noticeView(ui, message);
  const { author, ts } = message;
  return html`<article
    class="message ${follows ? 'follows' : ''} ${message.ephemeral ? 'ephemeral' : ''}"
    data-ts=${ts}
    tabindex="-1"
    aria-label="${author.name}, ${timeOf(ts)}"
  >
    <div class="gutter">${follows ? timeView(ts) : avatarView(author.name, author.app)}</div>
    <div class="body">
      ${marksView(message)} ${follows ? nothing : bylineView(message)} ${contentView(ui, message, pane)}
      ${message.files.map((file) => fileView(file))} ${reactionsView(ui, message, pane)}
      ${pane === 'channel' ? threadLinkView(ui, message) : nothing}
    </div>
    ${message.ephemeral ? nothing : toolbarView(ui, message, pane)}
  </article>`;
}

type Shown = { readonly pane: Pane; readonly follows: boolean };

/** Whether a message is the workspace's own line, such as "joined #general". */
export const isNotice = ({ subtype }: ShownMessage): boolean =>
  subtype !== undefined && /^(?:channel|group)_/u.test(subtype);

const noticeView = (ui: Ui, { ts, author, text }: ShownMessage): unknown =>
  html`<article class="notice" data-ts=${ts}>
    ${timeView(ts)}<span><b>${author.name}</b> ${mrkdwnView(ui.model, text.replace(/^<@\w+>\s*/u, ''))}</span>
  </article>`;

const timeView = (ts: string): unknown =>
  html`<time class="time" datetime=${new Date(Number(ts) * 1000).toISOString()} title=${momentOf(ts)}
    >${timeOf(ts)}</time
  >`;

/** The two letters of a person, or an app's. */
export const avatarView = (name: string, app: boolean): unknown =>
  html`<span class="avatar hue-${hueOf(name)} ${app ? 'app' : ''}" aria-hidden="true">${lettersOf(name)}</span>`;

const bylineView = ({ author, ts }: ShownMessage): unknown =>
  html`<div class="byline">
    <b>${author.name}</b>${author.app ? html`<span class="badge">APP</span>` : nothing}${timeView(ts)}
  </div>`;

function marksView({ ephemeral, pinned, subtype }: ShownMessage): unknown {
  if (ephemeral) return html`<div class="mark">Only visible to you</div>`;
  if (subtype === 'thread_broadcast')
    return html`<div class="mark">Also sent to the channel from a thread</div>`;
  return pinned ? html`<div class="mark pinned">Pinned</div>` : nothing;
}

function contentView(ui: Ui, message: ShownMessage, pane: Pane): unknown {
  const { channel, ts, ephemeral, text, blocks, editedAt } = message;
  if (ui.model.editing === `${pane}/${ts}`) return editorView(ui, message);
  const edited =
    editedAt === undefined ? nothing : html`<span class="quiet edited">(edited)</span>`;
  if (blocks.length === 0)
    return html`<div class="text">${mrkdwnView(ui.model, text)}</div>${edited}`;
  if (ui.model.fallback)
    return html`<div class="fallback">
        <span class="mark">What a notification and a screen reader get</span>
        <div class="text">${text === '' ? 'Nothing: this message has no text beside its blocks.' : mrkdwnView(ui.model, text)}</div>
      </div>
      ${edited}`;
  const where = { channel, ts, ...(ephemeral ? { ephemeral } : {}) };
  const surface: Surface = { ui, key: `${channel}/${ts}`, where, pane, errors: {} };
  return html`<div class="blocks">${blocksView(surface, blocks)}</div>${edited}`;
}
