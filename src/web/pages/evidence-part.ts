import type { CheckAccount } from '../../core/account/checks.ts';
import { type Evidence, evidenceOf } from '../../core/account/evidence.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { checkName } from '../../core/texts/checks.ts';
import { verdictText } from '../../core/texts/events/checks.ts';
import { checkNames, pointText, readingText, specText } from '../../core/texts/incident-page.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import { html, type Markup } from './markup.ts';
import { readingsChart } from './readings-chart.ts';
import { table } from './table.ts';
import { wordsText } from './told.ts';
import { type Look, moment } from './words.ts';

/** The last ones; the timeline has all. */
const mostAnswers = 30;
const mostReadings = 60;

type Source = {
  readonly incident: Incident;
  readonly log: readonly Happened[];
  readonly look: Look;
};

/** All that is known of each check, behind its name: what it asks, its limits, what it read when, and each answer. */
export const evidencePart = (
  checks: readonly Pick<CheckAccount, 'check'>[],
  { incident, log, look }: Source,
): readonly Markup[] =>
  checks.map(({ check }) => {
    const evidence = evidenceOf(log, incident, check);
    return html`<details><summary>${checkNames.evidence}: ${checkName(check)}</summary>
<p>${evidence.spec === undefined ? checkNames.notKnown : specText(evidence.spec)}</p>
${evidence.spec !== undefined && html`<pre>${JSON.stringify(evidence.spec.with, undefined, 2)}</pre>`}
${readingsOf(evidence, look)}
${answersOf(evidence, look)}</details>`;
  });

function readingsOf({ points, answers }: Evidence, look: Look): Markup | undefined {
  if (points.length === 0) return undefined;
  const limits = answers.at(-1)?.readings[0];
  return html`${readingsChart(points, limits, look)}${table({
    caption: checkNames.readings,
    columns: checkNames.readingColumns,
    rows: points
      .slice(-mostReadings)
      .map((point) => [moment(point.at, look, 'second'), pointText(point)]),
  })}`;
}

const answersOf = ({ answers }: Evidence, look: Look): Markup | undefined =>
  table({
    caption: checkNames.answers,
    columns: checkNames.answerColumns,
    rows: answers
      .slice(-mostAnswers)
      .map(({ at, verdict, held, readings, summary }) => [
        moment(at, look, 'second'),
        verdictText(verdict, held),
        readings.length === 0
          ? '–'
          : html`<ul>${readings.map((one) => html`<li>${readingText(one)}</li>`)}</ul>`,
        wordsText(summary),
      ]),
  });
