import type { Account } from '../../core/account/account.ts';
import type { StepAccount } from '../../core/account/steps.ts';
import { millis } from '../../core/ids.ts';
import type { StepSpec } from '../../core/plan/plan.ts';
import type { StatusScreen } from '../../core/texts/status-screen.ts';
import type { StepRow } from '../../core/texts/steps.ts';
import { sayDuration } from '../../lib/durations.ts';
import { html, type Markup } from './markup.ts';
import { planGraph } from './plan-graph.ts';
import { section, table } from './table.ts';
import { type Look, moment, said } from './words.ts';

type Planned = { readonly steps: readonly Pick<StepSpec, 'id' | 'needs'>[] };

/** The plan of the strategy that is followed, or was last: its graph, and its steps in words with their times. */
export function planPart(
  { steps }: StatusScreen,
  { account, plan }: { readonly account: Account; readonly plan: Planned | undefined },
  look: Look,
): Markup | undefined {
  if (steps === undefined || plan === undefined) return undefined;
  const run = account.strategies.findLast(({ run: of }) => of !== undefined)?.run;
  const needs = new Map(plan.steps.map((step) => [step.id, step.needs]));
  return section(
    steps.heading,
    planGraph(plan.steps, steps.rows),
    table({
      caption: 'Steps in their order, and what each waits for',
      columns: ['Step', 'State', 'After', 'Began', 'Took'],
      rows: steps.rows.map((row) => cells(row, { needs, own: ownOf(run?.steps, row), look })),
    }),
  );
}

const ownOf = (steps: readonly StepAccount[] | undefined, { id }: StepRow) =>
  steps?.find((step) => step.id === id);

type Context = {
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly own: StepAccount | undefined;
  readonly look: Look;
};

function cells({ id, number, name, says, progress }: StepRow, { needs, own, look }: Context) {
  const after = needs.get(id) ?? [];
  const { started, ended } = own ?? {};
  return [
    `${number === undefined ? '' : `${number}. `}${name}`,
    html`<span class="state ${progress}">${said(says, look)}</span>`,
    after.length === 0 ? 'nothing' : after.join(', '),
    started === undefined ? '–' : moment(started, look, 'second'),
    started === undefined || ended === undefined
      ? '–'
      : sayDuration(millis(ended) - millis(started)),
  ];
}
