import { knownNow } from '../../app/metrics/measured.ts';
import { type Charted, charted, chartOf } from '../../core/metrics/charts.ts';
import { type Group, type Grouping, groupings } from '../../core/metrics/groups.ts';
import { type Stats, statsOf } from '../../core/metrics/stats.ts';
import { chartAlt, isBare } from '../../core/picture/chart-words.ts';
import {
  chartMissing,
  emptyChart,
  figureNames,
  figureTables,
  groupCaption,
  groupHeading,
  groupName,
  noGroup,
} from '../../core/texts/figure-pages.ts';
import {
  behaviorFigures,
  doraFigures,
  groupCells,
  groupColumns,
  incidentsText,
  runFigures,
  scopeText,
  withheldText,
} from '../../core/texts/metrics.ts';
import { sayLasted } from '../../lib/durations.ts';
import { type AskedFigures, askedFigures, figuresForm } from './asked-figures.ts';
import { grouped } from './grouped.ts';
import { html, type Markup } from './markup.ts';
import type { Page } from './page.ts';
import { section, table } from './table.ts';

/** `GET /dashboard/metrics`: all figures of a window, and the main ones by service, team and quarter. None is about a person. */
export const metrics: Page = {
  path: '/dashboard/metrics',
  menu: figureNames.title,
  show: async (desk, looked) => {
    const asked = askedFigures(desk, looked.query);
    const head = html`<h1>${figureNames.title}</h1>${figuresForm(asked)}`;
    const title = figureNames.title;
    if ('problem' in asked) return { is: 'page', title, body: html`${head}${asked.problem}` };
    const { scope } = asked;
    const known = await knownNow(desk.ship);
    const stats = statsOf(scope, known);
    return {
      is: 'page',
      title,
      body: html`${head}
<p><strong>${scopeText(scope)}:</strong> ${incidentsText(stats)}</p>
<p><a href="/dashboard/metrics/summary?${asked.query}">${figureNames.toSummary}</a></p>
${groupings.map((by) => groupPart(asked, { by, groups: grouped(desk, { by, scope, known }) }))}
${allFigures(stats)}`,
    };
  },
};

type Grouped = { readonly by: Grouping; readonly groups: readonly Group[] };

/** Pictures of the groups with the table that says the same and more. */
const groupPart = (asked: AskedFigures, told: Grouped): Markup | undefined =>
  section(
    groupHeading(told.by),
    told.groups.length === 0
      ? html`<p>${noGroup(told.by)}</p>`
      : html`<div class="charts">${charted.map((figure) => chartPart(asked, figure, told))}</div>
<p class="quiet">${chartMissing}</p>`,
    table({
      caption: groupCaption(told.by),
      columns: [groupName(told.by), ...groupColumns],
      rows: told.groups.map(({ name, stats }) => [name, ...groupCells(stats)]),
    }),
  );

function chartPart({ query }: AskedFigures, figure: Charted, told: Grouped): Markup {
  const chart = chartOf(figure, told);
  if (isBare(chart))
    return html`<figure class="none"><p class="quiet">${emptyChart(chart.title)}</p></figure>`;
  const params = new URLSearchParams(query);
  params.set('by', told.by);
  params.set('figure', figure);
  const path = `/dashboard/metrics/chart.svg?${params.toString()}&theme=`;
  return html`<figure class="wide" tabindex="0" aria-label="${chart.title}"><picture><source media="(prefers-color-scheme: dark)" srcset="${path}dark"><img src="${path}light" alt="${chartAlt(chart)}" width="1200" loading="lazy"></picture></figure>`;
}

const named = (caption: string, rows: readonly (readonly [string, string])[]): Markup | undefined =>
  table({ caption, columns: figureTables.named.columns, rows });

const allFigures = (stats: Stats): Markup => html`${section(
  figureNames.times,
  table({
    ...figureTables.times,
    rows: stats.times.map(({ title, formula, median, p90, known, unknown }) => [
      title,
      formula,
      lasting(median),
      lasting(p90),
      known,
      unknown,
    ]),
  }),
)}
${section(figureNames.runs, named(scopeText(stats.scope), runFigures(stats)))}
${section(figureNames.deployments, named(scopeText(stats.scope), doraFigures(stats)))}
${section(
  figureNames.behavior,
  stats.behavior === 'withheld'
    ? html`<p>${withheldText}</p>`
    : named(scopeText(stats.scope), behaviorFigures(stats.behavior)),
)}`;

const lasting = (ms: number | undefined): string => (ms === undefined ? '–' : sayLasted(ms));
