import type { DrillBook } from '../../../core/drill/book.ts';
import type { Score } from '../../../core/drill/score-shape.ts';
import { type Instant, millis } from '../../../core/ids.ts';
import { type ScoreSources, scoreText } from '../../../core/texts/drill-score.ts';
import type { Voice } from '../../../core/texts/voice.ts';
import { message } from '../../blocks/message.ts';
import { header, section } from '../../blocks/parts.ts';
import type { Want } from './want.ts';

/** What the messages about how drills went are made from. */
type Sources = {
  readonly service: string;
  readonly book: Pick<DrillBook, 'drills' | 'unscored'>;
  readonly channel: string | undefined;
  readonly voice: Voice;
};

/** What is older is in the report, and no news: a team that names its channel today is not told of last year. */
const newsMs = 24 * 60 * 60_000;

type Went = Pick<ScoreSources, 'unbegun' | 'score' | 'last'> & {
  readonly key: string;
  readonly at: Instant;
  readonly id: ScoreSources['incident']['id'];
};

/** How a drill went stands in the channel of the team, once, against the one before it; also that one has no score, and why. */
export const scoreWants = ({ service, book, channel, voice }: Sources): readonly Want[] =>
  channel === undefined
    ? []
    : lastOnes(book)
        .filter(({ at }) => millis(voice.now) - millis(at) < newsMs)
        .map(({ key, id, unbegun, score, last }) => {
          const incident = { id, rung: 'closed' } as const;
          const told = { service, incident, isOvertaken: false, unbegun, score, last };
          const [first = '', ...rest] = scoreText(told, voice).split('\n');
          return {
            key: `drill.${service}.${key}.${id}`,
            where: { channel },
            priority: 3,
            once: true,
            message: message([first, ...rest], [header(first), section(rest.join('\n'))]),
          };
        });

const noScore: Score = { failures: [], surprises: [] };

/** The last drill that was scored, and the last one that was not. */
function lastOnes({ drills, unscored }: Pick<DrillBook, 'drills' | 'unscored'>): readonly Went[] {
  const done = drills.at(-1);
  const left = unscored.at(-1);
  return [
    ...(done?.score === undefined
      ? []
      : [
          {
            key: 'score',
            at: done.at,
            id: done.incident,
            unbegun: undefined,
            score: done.score,
            last: drills.at(-2),
          },
        ]),
    ...(left === undefined
      ? []
      : [
          {
            key: 'not-scored',
            at: left.at,
            id: left.incident,
            unbegun: { code: left.code },
            score: noScore,
            last: drills.findLast(({ at }) => at < left.at),
          },
        ]),
  ];
}
