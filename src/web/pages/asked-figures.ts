import { type Asked, scopeIn } from '../../app/metrics/answer-stats.ts';
import { Mode } from '../../core/envelope.ts';
import type { Scope } from '../../core/metrics/stats.ts';
import { registryStatsOrder } from '../../core/registry/orders.ts';
import { figureNames } from '../../core/texts/figure-pages.ts';
import type { Desk } from '../desk.ts';
import { choiceField, type Filled, filledIn, notAsked, textField } from './fields.ts';
import { html, type Markup } from './markup.ts';

const fields = ['service', 'team', 'quarter', 'since', 'until', 'mode'] as const;

/** What figures are asked for by an address: what is measured, or why nothing is. */
export type AskedFigures = {
  readonly filled: Filled<(typeof fields)[number]>;
  /** The same as the query of an address. */
  readonly query: string;
} & ({ readonly scope: Scope } | { readonly problem: Markup });

/** The figures that an address asks for. */
export function askedFigures({ ship }: Desk, query: unknown): AskedFigures {
  const filled = filledIn(fields, query);
  const said = { filled, query: new URLSearchParams(filled).toString() };
  const order = registryStatsOrder.safeParse({ kind: 'registryStats', ...filled });
  if (!order.success) return { ...said, problem: notAsked(order.error) };
  const asked: Asked = order.data;
  const scope = scopeIn(ship, asked);
  return typeof scope === 'string'
    ? { ...said, problem: html`<p class="notice bad" role="alert">${scope}</p>` }
    : { ...said, scope };
}

/** The form that asks for them. */
export const figuresForm = ({
  filled,
}: AskedFigures): Markup => html`<details${Object.keys(filled).length > 0 && html` open`}><summary>${figureNames.narrow}</summary><form method="get"><div class="fields">
${textField({ name: 'service', label: figureNames.service }, filled.service)}${textField({ name: 'team', label: figureNames.team }, filled.team)}
${textField({ name: 'quarter', label: figureNames.quarter }, filled.quarter)}${textField({ name: 'since', label: figureNames.since }, filled.since)}${textField({ name: 'until', label: figureNames.until }, filled.until)}
${choiceField({ name: 'mode', label: figureNames.mode, of: Mode.options.filter((one) => one !== 'live'), none: 'live' }, filled.mode)}
<button class="first">${figureNames.show}</button></div></form></details>`;
