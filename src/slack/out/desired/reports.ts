import { millis } from '../../../core/ids.ts';
import { capital, clock, loud } from '../../../core/texts/words.ts';
import { actorText } from '../../../core/texts.ts';
import type { Happened } from '../../../core/timeline/entries.ts';
import { reportMessage } from '../../blocks/report.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/** What was said longer ago is no news. */
const newsMs = 600_000;
const parts = ['conditions', 'actions', 'needs'] as const;

const reportsIn = (log: Sources['log']): readonly Happened[] =>
  log.filter(({ event }) => event.type === 'StatusReported');

/** Each status report, as a message of its own at the top of the channel. */
export function reportWants({
  incident,
  log,
  voice,
  now,
}: Pick<Sources, 'incident' | 'log' | 'voice' | 'now'>): readonly Want[] {
  const reports = reportsIn(log);
  return reports
    .filter((one) => one === reports.at(-1) || millis(now) - millis(one.at) < newsMs)
    .map(
      (one): Want => ({
        key: `report.${one.version}`,
        where: 'incident',
        once: true,
        priority: 1,
        message: reportMessage({
          shout: incident.mode === 'live' ? undefined : loud(incident.mode),
          first: `${incident.id}, status at ${clock(one.at, { ...voice, now: one.at })}, by ${actorText(one.actor, voice)}`,
          parts: parts.map((part) => [capital(part), one.texts[part] ?? '(erased)']),
        }),
      }),
    );
}

/** What the last report for executives says, for the line in the announcement channel. */
export function announcedReport({ log }: Pick<Sources, 'log'>): string | undefined {
  const last = reportsIn(log).findLast(
    ({ event }) => event.type === 'StatusReported' && event.audience === 'executive',
  );
  return last && parts.map((part) => last.texts[part] ?? '(erased)').join(' ');
}
