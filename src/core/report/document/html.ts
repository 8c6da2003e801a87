import { oneLine } from '../../texts/words.ts';
import type { Block, Document, Part } from './shape.ts';

const safe = (text: string): string =>
  oneLine(text, 4_000)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function block(one: Block): string {
  switch (one.kind) {
    case 'text':
      return `<p>${safe(one.text)}</p>`;
    case 'list':
      return `<ul>${one.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<div class="table"><table><thead><tr>${one.head.map((cell) => `<th scope="col">${safe(cell)}</th>`).join('')}</tr></thead><tbody>${one.rows.map((cells) => row(cells, one.head)).join('')}</tbody></table></div>`;
  }
}

/** On a narrow screen each cell stands under the other, with the name of its column before it; an empty one not at all. */
const row = (cells: readonly string[], head: readonly string[]): string =>
  `<tr>${cells.map((cell, index) => `<td data-of="${safe(head.slice(index, index + 1).join(''))}">${safe(cell)}</td>`).join('')}</tr>`;

const part = ({ title, blocks, parts }: Part, level: number): string =>
  [
    `<h${level}>${safe(title)}</h${level}>`,
    ...blocks.map(block),
    ...parts.map((one) => part(one, level + 1)),
  ].join('\n');

/** Read on a phone and printed alike; a table that is wider than its screen scrolls by itself, and on a phone its rows stack. */
const style = `body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25}h2{margin-top:2rem;border-bottom:1px solid #ccc}
.table{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem}
th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}th{background:#f3f3f3}td{min-width:4rem;overflow-wrap:normal}
@media screen and (max-width:40rem){thead{display:none}table,tbody,tr,td{display:block}
tr{border:1px solid #ccc;padding:.25rem .5rem;margin-bottom:.5rem}td{border:0;padding:.1rem 0;overflow-wrap:anywhere}td:empty{display:none}td::before{content:attr(data-of) ": ";font-weight:600}}`;

/** The report as one page of HTML without scripts. The same document always makes the same bytes. */
export const reportHtml = ({ title, facts, parts }: Document): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${safe(title)}</h1>
<ul>${facts.map(([name, value]) => `<li>${safe(name)}: ${safe(value)}</li>`).join('')}</ul>
${parts.map((one) => part(one, 2)).join('\n')}
</body>
</html>
`;
