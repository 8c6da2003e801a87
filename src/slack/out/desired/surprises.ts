import { millis } from '../../../core/ids.ts';
import { eventText } from '../../../core/texts.ts';
import { message } from '../../blocks/message.ts';
import { header, markup } from '../../blocks/parts.ts';
import { mentions, mrkdwn } from '../../blocks/words.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/** A surprise that came while Slack was away is no surprise; the timeline has it. */
const newsMs = 600_000;

/** What befalls a drill stands in its channel and calls whoever is to play it; a live incident has none. */
export function surpriseWants({ incident, log, voice, users, now }: Sources): readonly Want[] {
  if (incident.mode !== 'drill') return [];
  return log.flatMap((told): readonly Want[] => {
    const { event, at, version } = told;
    if (event.type !== 'SurpriseSprung' || millis(now) - millis(at) >= newsMs) return [];
    const said = eventText({ ...told, event, plan: undefined }, { ...voice, now: at });
    const names = mentions(users(event.person === undefined ? [] : [event.person]));
    return [
      {
        key: `surprise.${version}`,
        where: 'incident',
        once: true,
        priority: 0,
        message: message(
          [said],
          [header('DRILL'), markup(`${names} ${mrkdwn(said, 1_500)}`.trim())],
          names,
        ),
      },
    ];
  });
}
