import type { Account } from '../../core/account/account.ts';
import type { StepAccount } from '../../core/account/steps.ts';
import { millis } from '../../core/ids.ts';
import { planNames } from '../../core/texts/incident-page.ts';
import type { StatusScreen } from '../../core/texts/status-screen.ts';
import type { StepRow } from '../../core/texts/steps.ts';
import { sayLasted } from '../../lib/durations.ts';
import { html, type Markup } from './markup.ts';
import { planGraph } from './plan-graph.ts';
import type { Planned } from './plan-layout.ts';
import { section, table } from './table.ts';
import { type Look, moment, said } from './words.ts';

type Plan = { readonly steps: readonly Planned[] };

/** The plan of the strategy that is followed, or was last: its graph, and its steps in words with their times. */
export function planPart(
  { steps }: StatusScreen,
  { account, plan }: { readonly account: Account; readonly plan: Plan | undefined },
  look: Look,
): Markup | undefined {
  if (steps === undefined || plan === undefined) return undefined;
  const run = account.strategies.findLast(({ run: of }) => of !== undefined)?.run;
  const planned = new Map(plan.steps.map((step) => [step.id, step]));
  return section(
    steps.heading,
    planGraph(plan.steps, steps.rows),
    table({
      caption: planNames.list,
      columns: planNames.columns,
      rows: steps.rows.map((row) =>
        cells(row, { step: planned.get(row.id), own: ownOf(run?.steps, row), look }),
      ),
    }),
  );
}

const ownOf = (steps: readonly StepAccount[] | undefined, { id }: StepRow) =>
  steps?.find((step) => step.id === id);

type Context = {
  readonly step: Planned | undefined;
  readonly own: StepAccount | undefined;
  readonly look: Look;
};

function cells({ number, name, says, progress }: StepRow, { step, own, look }: Context) {
  const { started, ended } = own ?? {};
  return [
    `${number === undefined ? '' : `${number}. `}${name}`,
    html`<span class="state ${progress}">${said(says, look)}</span>${step?.rest === true && html` <span class="quiet">(${planNames.rest})</span>`}`,
    afterText(step),
    started === undefined ? '–' : moment(started, look, 'second'),
    started === undefined || ended === undefined ? '–' : sayLasted(millis(ended) - millis(started)),
  ];
}

/** What a step waits for: the wave before its own, and steps by their ids. */
function afterText({ needs, wave = 1 }: Pick<Planned, 'needs' | 'wave'> = { needs: [] }): string {
  const after = [...(wave > 1 ? [`${planNames.wave} ${wave - 1}`] : []), ...needs];
  return after.length === 0 ? planNames.nothing : after.join(', ');
}
