import type { CheckAccount } from '../../core/account/checks.ts';
import { checkName } from '../../core/texts/checks.ts';
import { verdictText } from '../../core/texts/events/checks.ts';
import { checkNames } from '../../core/texts/incident-page.ts';
import { evidencePart } from './evidence-part.ts';
import { html, type Markup } from './markup.ts';
import type { Seen } from './seen.ts';
import { section, table } from './table.ts';
import { nameOf, type Telling, wordsText } from './told.ts';
import { moment } from './words.ts';

const tones = {
  pass: 'good',
  fail: 'bad',
  error: 'bad',
  inconclusive: 'wait',
  skipped: '',
} as const;

/** What each check says now with its evidence, since when, and without which of them somebody went on. */
export const checksPart = (
  { account, voice, look }: Telling,
  { incident, log }: Seen,
): Markup | undefined =>
  section(
    checkNames.title,
    table({
      caption: checkNames.caption,
      columns: checkNames.columns,
      rows: account.checks.map((check) => {
        const { history, waiver } = check;
        const last = history.at(-1);
        return [
          html`${checkName(check.check)}${check.class !== undefined && html` <span class="quiet">(${check.class})</span>`}`,
          verdict(check),
          last === undefined ? '–' : moment(last.at, look, 'second'),
          wordsText(last?.summary),
          waiver === undefined
            ? checkNames.notWaived
            : html`by ${nameOf(waiver.by, voice)}${waiver.second && ` and ${nameOf(waiver.second, voice)}`}: ${wordsText(waiver.reason)}`,
        ];
      }),
    }),
    evidencePart(account.checks, { incident, log, look }),
  );

function verdict({ history }: CheckAccount): Markup {
  const last = history.at(-1);
  return last === undefined
    ? html`${checkNames.noAnswer}`
    : html`<span class="mark ${tones[last.verdict]}">${verdictText(last.verdict, last.held)}</span>`;
}
