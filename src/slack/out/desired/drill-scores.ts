import type { Drill } from '../../../core/drill/book.ts';
import { millis } from '../../../core/ids.ts';
import { scoreText } from '../../../core/texts/drill-score.ts';
import type { Voice } from '../../../core/texts/voice.ts';
import { message } from '../../blocks/message.ts';
import { header, section } from '../../blocks/parts.ts';
import type { Want } from './want.ts';

/** What the messages about how drills went are made from. */
type ScoreSources = {
  readonly service: string;
  /** The oldest first. */
  readonly drills: readonly Drill[];
  readonly channel: string | undefined;
  readonly voice: Voice;
};

/** What is older is in the report, and no news: a team that names its channel today is not told of last year. */
const newsMs = 24 * 60 * 60_000;

/** How a drill went stands in the channel of the team, once, against the one before it. */
export function scoreWants({ service, drills, channel, voice }: ScoreSources): readonly Want[] {
  const last = drills.at(-1);
  if (channel === undefined || last?.score === undefined) return [];
  if (millis(voice.now) - millis(last.at) >= newsMs) return [];
  const { incident: id, score } = last;
  const incident = { id, rung: 'closed' } as const;
  const told = { service, incident, isOvertaken: false, score, last: drills.at(-2) };
  const [first = '', ...rest] = scoreText(told, voice).split('\n');
  return [
    {
      key: `drill.${service}.score.${id}`,
      where: { channel },
      priority: 3,
      once: true,
      message: message([first, ...rest], [header(first), section(rest.join('\n'))]),
    },
  ];
}
