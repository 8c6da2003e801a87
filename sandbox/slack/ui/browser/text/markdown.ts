import { html } from 'lit-html';
import type { Model } from '../model/model.ts';
import { inlineView } from './inline.ts';
import { type Inline, parseInline } from './mrkdwn.ts';

/**
 * The text of a `markdown` block: headings, lists, quotes, code and links. Its stars are standard Markdown, so they are turned
 * into Slack's before the pieces are read.
 */
export function markdownView(model: Model, text: string): unknown {
  return text.split(/(```[\s\S]+?```)/u).map((part) => {
    const code = /^```[^\n]*\n?(?<code>[\s\S]*?)\n?```$/u.exec(part)?.groups?.['code'];
    if (code !== undefined) return html`<pre>${code}</pre>`;
    return part.split('\n').map((line) => lineView(model, line));
  });
}

function lineView(model: Model, line: string): unknown {
  const found = /^(?<mark>#{1,6}|[-*+]|\d+\.|>)\s+(?<rest>.*)$/u.exec(line)?.groups;
  const { mark = '', rest = line } = found ?? {};
  const shown = inlineView(model, markdownPieces(rest));
  if (mark.startsWith('#')) return html`<div class="heading">${shown}</div>`;
  if (mark === '>') return html`<blockquote>${shown}</blockquote>`;
  if (/^\d/u.test(mark)) return html`<div class="item">${mark} ${shown}</div>`;
  if (mark !== '') return html`<div class="item">• ${shown}</div>`;
  return line.trim() === ''
    ? html`<div class="gap"></div>`
    : html`<div class="lines">${shown}</div>`;
}

function markdownPieces(text: string): readonly Inline[] {
  const slack = text
    .replaceAll(/\[([^\]\n]+)\]\((https?:\/\/[^)\s]+)\)/gu, '<$2|$1>')
    .replaceAll(/(?<![\w*])\*(?=[^\s*])([^*\n]+)\*(?![\w*])/gu, '_$1_')
    .replaceAll(/\*\*(?=\S)([^*\n]+)\*\*/gu, '*$1*')
    .replaceAll(/~~(?=\S)([^~\n]+)~~/gu, '~$1~');
  return parseInline(slack);
}
