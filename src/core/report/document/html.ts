import { type Html, html } from '../../../lib/html.ts';
import { oneLine } from '../../texts/words.ts';
import type { Block, Cell, Document, Part } from './shape.ts';

const line = (text: string): string => oneLine(text, 4_000);

function block(one: Block): Html {
  switch (one.kind) {
    case 'text':
      return html`<p>${line(one.text)}</p>`;
    case 'list':
      return html`<ul>${one.items.map((item) => html`<li>${line(item)}</li>`)}</ul>`;
    case 'table':
      return html`<div class="table"><table><thead><tr>${one.head.map((cell) => html`<th scope="col">${line(cell)}</th>`)}</tr></thead><tbody>${one.rows.map((cells) => row(cells, one.head))}</tbody></table></div>`;
  }
}

/** On a narrow screen each cell stands under the other, with the name of its column before it; an empty one not at all. */
const row = (cells: readonly Cell[], head: readonly string[]): Html =>
  html`<tr>${cells.map((cell, index) => html`<td data-of="${line(head.slice(index, index + 1).join(''))}">${cellOf(cell)}</td>`)}</tr>`;

const cellOf = (cell: Cell): Html =>
  typeof cell === 'string'
    ? html`${line(cell)}`
    : html`${line(cell.text)} (<a href="${cell.link}" rel="noreferrer">${cell.link}</a>)`;

const heading = (title: string, level: number): Html => ({
  html: `<h${level}>${html`${line(title)}`.html}</h${level}>`,
});

const part = ({ title, blocks, parts }: Part, level: number): Html => ({
  html: [heading(title, level), ...blocks.map(block), ...parts.map((one) => part(one, level + 1))]
    .map((one) => one.html)
    .join('\n'),
});

/** Read on a phone and printed alike; a table that is wider than its screen scrolls by itself, and on a phone its rows stack. */
const style = `body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25}h2{margin-top:2rem;border-bottom:1px solid #ccc}
.table{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem}
th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}th{background:#f3f3f3}td{min-width:4rem;overflow-wrap:normal}
@media screen and (max-width:40rem){thead{display:none}table,tbody,tr,td{display:block}
tr{border:1px solid #ccc;padding:.25rem .5rem;margin-bottom:.5rem}td{border:0;padding:.1rem 0;overflow-wrap:anywhere}td:empty{display:none}td::before{content:attr(data-of) ": ";font-weight:600}}`;

/** The report as one page of HTML without scripts. The same document always makes the same bytes. */
export function reportHtml({ title, facts, parts }: Document): string {
  const named = facts.map(([name, value]) => html`<li>${line(name)}: ${line(value)}</li>`);
  const body = parts.map((one) => part(one, 2).html).join('\n');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${line(title)}</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>${line(title)}</h1>
<ul>${named}</ul>
${{ html: body }}
</body>
</html>
`;
  return page.html;
}
