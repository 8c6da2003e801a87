import { toldOf } from '../../../core/account/told.ts';
import { millis } from '../../../core/ids.ts';
import { resultText, stageName } from '../../../core/texts/public-update.ts';
import { capital, loud } from '../../../core/texts/words.ts';
import { eventText } from '../../../core/texts.ts';
import type { Happened } from '../../../core/timeline/entries.ts';
import { reportMessage } from '../../blocks/report.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/** What became of an update longer ago is no news; the thread and the timeline have it. */
const newsMs = 600_000;

/** The result of each public update, as a message of its own at the top of the channel: what the public reads now, or why it does not. */
export function publicUpdateWants({
  incident,
  log,
  voice,
  now,
}: Pick<Sources, 'incident' | 'log' | 'voice' | 'now'>): readonly Want[] {
  const drafts = toldOf(log, 'UpdateDrafted');
  return log.flatMap((one): readonly Want[] => {
    const update = resultIn(one);
    const draft = drafts.find(({ event }) => event.update === update);
    if (draft === undefined || millis(now) - millis(one.at) >= newsMs) return [];
    const { stage } = draft.event;
    return [
      {
        key: `public-update.${one.version}`,
        where: 'incident',
        once: true,
        priority: 1,
        message: reportMessage({
          shout: incident.mode === 'live' ? undefined : loud(incident.mode),
          first: resultText(eventText(one, voice), one.at, voice),
          parts: [[capital(stageName[stage]), draft.texts['text'] ?? '(erased)']],
        }),
      },
    ];
  });
}

/** The update of which this says how it ended; undefined for everything else. */
function resultIn({ event }: Happened): string | undefined {
  if (event.type === 'UpdateTaken' || event.type === 'UpdateRehearsed') return event.update;
  return event.type === 'UpdateNotTaken' ? event.update : undefined;
}
