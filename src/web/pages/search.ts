import { randomUUID } from 'node:crypto';
import { answerNo } from '../../app/refuse.ts';
import { soughtIn } from '../../app/registry/list-registry.ts';
import { lookBack } from '../../app/registry/look-back.ts';
import { Mode } from '../../core/envelope.ts';
import { SoughtOutcome } from '../../core/registry/entry.ts';
import { registryListOrder } from '../../core/registry/orders.ts';
import { isOutside, type Listed, type ListedOutside } from '../../core/registry/page.ts';
import { strategies } from '../../core/strategy/strategy.ts';
import { searchNames } from '../../core/texts/dashboard-pages.ts';
import { titleOf } from '../../core/texts/registry.ts';
import { loud } from '../../core/texts/words.ts';
import { sayLasted } from '../../lib/durations.ts';
import { choiceField, type Filled, filledIn, notAsked, textField } from './fields.ts';
import { html, type Markup } from './markup.ts';
import type { Looked, Page } from './page.ts';
import { noteOnce } from './seen.ts';
import { table } from './table.ts';
import { type Look, moment } from './words.ts';

const onOnePage = 25;
const fields = [
  'words',
  'service',
  'outcome',
  'strategy',
  'mode',
  'since',
  'until',
  'after',
] as const;
type Query = Filled<(typeof fields)[number]>;

/** `GET /dashboard/registry`: incidents that fit, newest first. Whoever looks for a person does so in Slack, with a reason. */
export const search: Page = {
  path: '/dashboard/registry',
  menu: searchNames.title,
  show: async (desk, looked) => {
    const query = filledIn(fields, looked.query);
    return {
      is: 'page',
      title: searchNames.title,
      body: html`<h1>${searchNames.title}</h1>${form(query)}${await found(desk, looked, query)}`,
    };
  },
};

type Desk = Parameters<Page['show']>[0];

async function found(desk: Desk, { reader, look }: Looked, query: Query): Promise<Markup> {
  const { ship } = desk;
  const order = registryListOrder.safeParse({ kind: 'registryList', ...query });
  if (!order.success) return notAsked(order.error);
  const actor = { kind: 'person', person: reader.person } as const;
  const arrival = { via: 'http', arrival: 'dashboard', key: `dashboard:${randomUUID()}` } as const;
  const sought = await soughtIn(ship, { order: order.data, incident: undefined, actor, arrival });
  if (!sought.ok) {
    const answer = answerNo(ship, sought.error);
    return html`<p class="notice bad" role="alert">${answer.accepted ? '' : answer.refusal.reason}</p>`;
  }
  const { listed, more } = await lookBack(ship, reader.person, sought.value, {
    order: 'newest',
    after: order.data.after,
    limit: onOnePage,
  });
  for (const one of listed) {
    if (isOutside(one)) continue;
    const { row } = one;
    await noteOnce(desk, { id: row.id, privacy: { isPrivate: row.private } }, reader);
  }
  return html`${listed.length === 0 ? noneOf(query) : results(listed, look)}
${more && next(query, listed)}`;
}

/** Nothing fits what was asked for, or there is nothing at all. */
const noneOf = (query: Query): Markup =>
  Object.keys(query).length === 0
    ? html`<p>${searchNames.empty}</p>`
    : html`<p>${searchNames.none} <a href="/dashboard/registry">${searchNames.all}</a></p>`;

const results = (listed: readonly Listed[], look: Look): Markup | undefined =>
  table({
    caption: searchNames.caption,
    columns: searchNames.columns,
    rows: listed.map((one) => {
      if (isOutside(one)) return outsideCells(one, look);
      const {
        id,
        mode,
        held,
        severity,
        scope,
        declaredAt,
        strategies: all,
        outcome,
        tookMs,
      } = one.row;
      return [
        html`<a href="/dashboard/incidents/${id}">${id}</a>${mode !== 'live' && html` <strong class="mark wait">${loud(mode)}</strong>`}${held && html` <span class="mark">${searchNames.hold}</span>`}`,
        `${severity ?? searchNames.noSeverity}: ${titleOf(one.title)}${scope.length === 0 ? '' : ` (${scope.join(', ')})`}`,
        moment(declaredAt, look),
        all.length === 0
          ? searchNames.noStrategy
          : all
              .map(({ strategy, plan, outcome: came }) =>
                [strategy, plan, came].filter((part) => part !== undefined).join(' '),
              )
              .join('; '),
        outcome,
        tookMs === undefined ? '–' : sayLasted(tookMs),
        one.row.openResiduals,
      ];
    }),
  });

/** What went back outside: nobody decided it here, so it has no page and took no time that is known. */
const outsideCells = ({ row, title }: ListedOutside, look: Look) => [
  row.id,
  `${titleOf(title)} (${row.target}); ${row.explained ? searchNames.explained : searchNames.unexplained}`,
  moment(row.declaredAt, look),
  `rollback ${row.from} → ${row.to} outside`,
  row.outcome,
  '–',
  '–',
];

function next(query: Query, listed: readonly Listed[]): Markup {
  const params = new URLSearchParams({ ...query, after: listed.at(-1)?.row.id ?? '' });
  return html`<p><a href="?${params.toString()}">${searchNames.older}</a></p>`;
}

const form = (query: Query): Markup => html`<form method="get"><div class="fields">
${textField({ name: 'words', label: searchNames.words }, query.words)}${textField({ name: 'service', label: searchNames.service }, query.service)}
${choiceField({ name: 'outcome', label: searchNames.outcome, of: SoughtOutcome.options, none: searchNames.any }, query.outcome)}
${choiceField({ name: 'strategy', label: searchNames.strategy, of: strategies, none: searchNames.any }, query.strategy)}
${choiceField({ name: 'mode', label: searchNames.mode, of: Mode.options, none: searchNames.any }, query.mode)}
${textField({ name: 'since', label: searchNames.since }, query.since)}${textField({ name: 'until', label: searchNames.until }, query.until)}
<button class="first">${searchNames.search}</button></div></form>`;
