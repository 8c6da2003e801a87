import { html } from 'lit-html';
import type { Model } from '../model/model.ts';
import { inlineView, plainView } from './inline.ts';
import { type Paragraph, parseMrkdwn } from './mrkdwn.ts';

/** A text as Slack's mrkdwn, paragraph by paragraph. */
export function mrkdwnView(model: Model, text: string): unknown {
  return parseMrkdwn(text).map((paragraph) => paragraphView(model, paragraph));
}

function paragraphView(model: Model, paragraph: Paragraph): unknown {
  switch (paragraph.kind) {
    case 'preformatted':
      return html`<pre>${paragraph.text}</pre>`;
    case 'quote':
      return html`<blockquote>${inlineView(model, paragraph.inner)}</blockquote>`;
    default:
      return html`<div class="lines">${inlineView(model, paragraph.inner)}</div>`;
  }
}

/** A text object of Block Kit. What is none is shown as nothing. */
export function textObjectView(model: Model, object: unknown): unknown {
  const { type, text } = textObject(object);
  return type === 'mrkdwn'
    ? mrkdwnView(model, text)
    : html`<div class="lines">${plainView(text)}</div>`;
}

/** The words of a text object, for labels. */
export const wordsOf = (object: unknown): string => textObject(object).text;

function textObject(object: unknown): { readonly type: string; readonly text: string } {
  if (typeof object !== 'object' || object === null || !('text' in object))
    return { type: '', text: '' };
  const type = 'type' in object ? String(object.type) : 'plain_text';
  return { type, text: String(object.text) };
}
