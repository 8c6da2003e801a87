import { html, nothing } from 'lit-html';
import type { Model } from '../model/model.ts';
import { channelName, nameOf } from '../model/names.ts';
import { formatDate } from './dates.ts';
import { emojiSign } from './emoji.ts';
import type { DateInline, Inline } from './mrkdwn.ts';

/** Pieces of a line as the page shows them. */
export function inlineView(model: Model, pieces: readonly Inline[]): unknown {
  return pieces.map((piece) => pieceView(model, piece));
}

function pieceView(model: Model, piece: Inline): unknown {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return html`<code>${piece.text}</code>`;
    case 'emoji':
      return emojiView(piece.text);
    case 'broadcast':
      return html`<span class="mention loud">@${piece.text}</span>`;
    case 'link':
      return linkView(piece.url, piece.label);
    case 'date':
      return dateView(piece);
    default:
      return 'inner' in piece ? styledView(model, piece) : mentionView(model, piece);
  }
}

function styledView(model: Model, { kind, inner }: Extract<Inline, { inner: unknown }>): unknown {
  const shown = inlineView(model, inner);
  if (kind === 'bold') return html`<b>${shown}</b>`;
  return kind === 'italic' ? html`<i>${shown}</i>` : html`<s>${shown}</s>`;
}

function mentionView(model: Model, { kind, id, label }: Extract<Inline, { id: string }>): unknown {
  if (kind === 'user') {
    const loud = id === model.spot.as ? 'mention loud' : 'mention';
    return html`<span class=${loud}>@${nameOf(model, id)}</span>`;
  }
  if (kind === 'group')
    return html`<span class="mention">@${(label ?? id).replace(/^@/u, '')}</span>`;
  const name = channelName(model, id) ?? label;
  if (name === undefined) return html`<span class="mention">#${id}</span>`;
  return html`<a class="mention" data-channel=${id} href="/?as=${model.spot.as}&at=${id}">#${name}</a>`;
}

/** A link that leaves the page in a tab of its own. */
export const linkView = (url: string, label: string): unknown =>
  html`<a href=${url} target="_blank" rel="noreferrer noopener">${label}</a>`;

function dateView({ seconds, format, url, fallback }: DateInline): unknown {
  const words = formatDate(seconds, format);
  const shown = html`<time datetime=${new Date(seconds * 1000).toISOString()} title=${fallback}
    >${words}</time
  >`;
  return url === undefined
    ? shown
    : html`<a href=${url} target="_blank" rel="noreferrer">${shown}</a>`;
}

/** An emoji by its short name; one that is not known stays a word. */
export function emojiView(name: string): unknown {
  const sign = emojiSign(name);
  if (sign === undefined) return html`:${name}:`;
  return html`<span class="emoji" role="img" aria-label=${name.replaceAll('_', ' ')} title=":${name}:"
    >${sign}</span
  >`;
}

/** Plain text, in which only emoji are more than text. */
export function plainView(text: string, emoji = true): unknown {
  if (!emoji) return text;
  return text
    .split(/:([a-z0-9_+'-]+):/u)
    .map((part, place) => (place % 2 === 0 ? part : emojiView(part)) ?? nothing);
}
