import type { DataTableBlock, TableBlock } from '@slack/types';
import { html, nothing } from 'lit-html';
import type { Model } from '../model/model.ts';
import { plainView } from '../text/inline.ts';
import { richView } from '../text/rich.ts';

type Cell = TableBlock['rows'][number][number];

/** A table, the first row its head. */
export function tableView(model: Model, block: TableBlock | DataTableBlock): unknown {
  const [head = [], ...rows] = block.rows;
  const caption = 'caption' in block ? html`<caption>${block.caption}</caption>` : nothing;
  return html`<div class="table" tabindex="0" role="region" aria-label="Table">
    <table>
      ${caption}
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cellView(model, cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cellView(model, cell)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function cellView(model: Model, cell: Cell): unknown {
  if (cell.type === 'rich_text') return richView(model, cell);
  return plainView('text' in cell ? cell.text : String(Reflect.get(cell, 'value') ?? ''));
}
