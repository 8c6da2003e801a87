import { leftOverNames } from '../../core/texts/incident-page.ts';
import type { StatusScreen } from '../../core/texts/status-screen.ts';
import type { Markup } from './markup.ts';
import { section, table } from './table.ts';
import { nameOf, type Telling, wordsText } from './told.ts';
import { listed, moment } from './words.ts';

/** Work that is left after the run, what effects came to, and what somebody else looks at afterwards. */
export const leftOverPart = (
  { account, voice, look }: Telling,
  { effects }: StatusScreen,
): Markup | undefined =>
  section(
    leftOverNames.title,
    listed(leftOverNames.effects, effects, look),
    table({
      caption: leftOverNames.residuals,
      columns: leftOverNames.residualColumns,
      rows: account.residuals.map(
        ({ residual, name, count, status, owner, due, closed, ...one }) => [
          residual,
          `${name}${count === undefined ? '' : `: ${count ?? leftOverNames.countUnknown}`}`,
          status === 'open' ? leftOverNames.open : `${status} by ${nameOf(one.by, voice)}`,
          owner,
          moment(due, look),
          closed === undefined ? '' : moment(closed, look),
          wordsText(one.evidence),
        ],
      ),
    }),
    table({
      caption: leftOverNames.reviews,
      columns: leftOverNames.reviewColumns,
      rows: account.reviews.map(({ review, what, notBy, due, done, by, finding }) => [
        review,
        wordsText(what),
        notBy.map((who) => nameOf(who, voice)).join(', '),
        moment(due, look),
        done === undefined ? leftOverNames.open : `${nameOf(by, voice)}: ${wordsText(finding)}`,
      ]),
    }),
  );
