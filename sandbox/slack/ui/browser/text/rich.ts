import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import { html } from 'lit-html';
import type { Model } from '../model/model.ts';
import { inlineView, linkView } from './inline.ts';
import type { Inline } from './mrkdwn.ts';

/** A `rich_text` block. */
export function richView(model: Model, block: RichTextBlock): unknown {
  return html`<div class="rich">${block.elements.map((part) => partView(model, part))}</div>`;
}

function partView(model: Model, part: RichTextBlockElement): unknown {
  switch (part.type) {
    case 'rich_text_list':
      return listView(model, part.style === 'ordered', part.elements);
    case 'rich_text_quote':
      return html`<blockquote>${elementsView(model, part.elements)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${part.elements.map((piece) => piece.text ?? '')}</pre>`;
    default:
      return html`<div class="lines">${elementsView(model, part.elements)}</div>`;
  }
}

function listView(model: Model, ordered: boolean, items: readonly RichTextSection[]): unknown {
  const shown = items.map((item) => html`<li>${elementsView(model, item.elements)}</li>`);
  return ordered ? html`<ol>${shown}</ol>` : html`<ul>${shown}</ul>`;
}

const elementsView = (model: Model, elements: readonly RichTextElement[]): unknown =>
  elements.map((element) => elementView(model, element));

function elementView(model: Model, element: RichTextElement): unknown {
  const style = element.style ?? {};
  const plain =
    element.type === 'link'
      ? linkView(
          /^(?:https?|mailto):/iu.test(element.url) ? element.url : '#',
          element.text ?? element.url,
        )
      : inlineView(model, [pieceOf(element)]);
  const code = style.code === true ? html`<code>${plain}</code>` : plain;
  const struck = style.strike === true ? html`<s>${code}</s>` : code;
  const italic = style.italic === true ? html`<i>${struck}</i>` : struck;
  return style.bold === true ? html`<b>${italic}</b>` : italic;
}

function pieceOf(element: RichTextElement): Inline {
  switch (element.type) {
    case 'text':
      return { kind: 'text', text: element.text };
    case 'user':
      return { kind: 'user', id: element.user_id };
    case 'channel':
      return { kind: 'channel', id: element.channel_id };
    case 'usergroup':
      return { kind: 'group', id: element.usergroup_id };
    case 'emoji':
      return { kind: 'emoji', text: element.name };
    case 'broadcast':
      return { kind: 'broadcast', text: element.range };
    case 'date':
      return {
        kind: 'date',
        seconds: element.timestamp,
        format: element.format,
        fallback: element.fallback ?? '',
      };
    default:
      return { kind: 'text', text: 'value' in element ? element.value : '' };
  }
}
