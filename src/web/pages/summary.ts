import { knownNow } from '../../app/metrics/measured.ts';
import { statsOf } from '../../core/metrics/stats.ts';
import {
  figureNames,
  groupCaption,
  groupHeading,
  groupName,
} from '../../core/texts/figure-pages.ts';
import { groupCells, groupColumns } from '../../core/texts/metrics.ts';
import { summaryOf } from '../../core/texts/summary.ts';
import { askedFigures, figuresForm } from './asked-figures.ts';
import { grouped } from './grouped.ts';
import { html, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import { table } from './table.ts';

/** `GET /dashboard/metrics/summary`: one page for executives, made to be printed. */
export const summary: Page = {
  path: '/dashboard/metrics/summary',
  show: async (desk, looked) => {
    const asked = askedFigures(desk, looked.query);
    const title = figureNames.summary;
    if ('problem' in asked) {
      return {
        is: 'page',
        title,
        body: html`<h1>${title}</h1>${figuresForm(asked)}${asked.problem}`,
      };
    }
    const { scope } = asked;
    const known = await knownNow(desk.ship);
    const { title: of, says, look, note } = summaryOf(statsOf(scope, known));
    const quarters = grouped(desk, { by: 'quarter', scope, known });
    return {
      is: 'page',
      title: `${title}: ${of}`,
      body: html`<h1>${of}</h1>
${list(says)}
<h2>${figureNames.look}</h2>
${list(look)}
<h2>${groupHeading('quarter')}</h2>
${table({
  caption: groupCaption('quarter'),
  columns: [groupName('quarter'), ...groupColumns],
  rows: quarters.map(({ name, stats }) => [name, ...groupCells(stats)]),
})}
<p class="quiet">${note}</p>
<div class="screen"><p>${figureNames.print} <a href="/dashboard/metrics?${asked.query}">${figureNames.toMetrics}</a></p>
${figuresForm(asked)}</div>`,
    };
  },
};

const list = (lines: readonly string[]): Markup =>
  html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
