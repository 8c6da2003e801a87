import type { StrategyAccount } from '../../core/account/strategies.ts';
import { decisionNames } from '../../core/texts/incident-page.ts';
import { sayDuration, sayTook } from '../../lib/durations.ts';
import { html, type Markup } from './markup.ts';
import { section, table } from './table.ts';
import { nameOf, type Telling, wordsText } from './told.ts';
import { moment } from './words.ts';

/** Who decided what, by which rule, what came of it, and what was passed over on the way. */
export const decisionsPart = (telling: Telling): Markup | undefined => {
  const { account, voice, look } = telling;
  return section(
    decisionNames.title,
    table({
      caption: decisionNames.strategies,
      columns: decisionNames.strategyColumns,
      rows: account.strategies.map((one) => strategyCells(one, telling)),
    }),
    table({
      caption: decisionNames.overrides,
      columns: decisionNames.overrideColumns,
      rows: account.overrides.map(({ kind, of, by, at, reason }) => [
        kind,
        of,
        nameOf(by, voice),
        moment(at, look, 'second'),
        wordsText(reason),
      ]),
    }),
    account.authorities.length > 0 &&
      html`<h3>${decisionNames.authorities}</h3><ol>${account.authorities.map(
        ({ person, from }) =>
          html`<li>${nameOf(person, voice)}, since ${moment(from, look, 'second')}</li>`,
      )}</ol>`,
    account.refusals.length + account.advice.length > 0 &&
      html`<p>${account.refusals.length} orders were refused, and ${account.advice.length} taken as advice; the timeline has them.</p>`,
  );
};

const strategyCells = (
  {
    epoch,
    strategy,
    plan,
    targets,
    decider,
    decided,
    reason,
    outcome,
    run,
    ended,
  }: StrategyAccount,
  { voice, look }: Telling,
) => [
  `${epoch}`,
  `${strategy} of ${targets.join(', ')}${plan === undefined ? '' : ` by ${plan}`}${run === undefined ? '' : `, from ${run.from.version} to ${run.to.version}`}`,
  `${nameOf(decider.person, voice)} as ${decider.role}${decider.standingOrder ? ', by a standing order' : ''}`,
  moment(decided, look, 'second'),
  wordsText(reason),
  html`${outcome ?? (ended === undefined ? 'under way' : 'ended')}${run && ` (estimated ${sayDuration(run.estimateMs)}${run.actualMs === undefined ? '' : `, took ${sayTook(run.actualMs)}`})`}`,
];
