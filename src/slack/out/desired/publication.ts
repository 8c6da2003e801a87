import { publishedIn } from '../../../core/report/document/published.ts';
import type { Outlet } from '../../../core/report/shapes.ts';
import { publicationLines } from '../../../core/texts/publication.ts';
import { loud } from '../../../core/texts/words.ts';
import { titledBlocks } from '../../blocks/lines.ts';
import { message } from '../../blocks/message.ts';
import { header } from '../../blocks/parts.ts';
import type { Sources } from './sources.ts';
import type { Stage } from './status.ts';
import type { Want } from './want.ts';

/** The places of a publication that are in Slack. */
export const slackPlaces = ['channel', 'announcement'] as const satisfies readonly Outlet[];
export type SlackPlace = (typeof slackPlaces)[number];

export const publicationKey = (place: SlackPlace): string => `publication.${place}`;

/** One message a place that says what the report says: published again it is edited, not repeated. Its file is in its thread. */
export function publicationWants(
  { incident, log, voice }: Pick<Sources, 'incident' | 'log' | 'voice'>,
  { channel }: Pick<Stage, 'channel'>,
): readonly Want[] {
  const { report, mode } = incident;
  const published = report?.published;
  if (report === undefined || published === undefined) return [];
  const document = publishedIn(log, voice, published.publication);
  if (document === undefined) return [];
  return slackPlaces
    .filter((place) => published.places[place] !== undefined)
    .filter((place) => place !== 'channel' || channel !== undefined)
    .map((place): Want => {
      const lines = publicationLines(document, { report, published, place }, voice);
      const shout = mode === 'live' ? undefined : header(loud(mode));
      return {
        key: publicationKey(place),
        where: place === 'channel' ? 'incident' : 'announcement',
        priority: 2,
        message: message(lines, [shout, ...titledBlocks(lines)]),
      };
    });
}
