import type { Incident } from '../../../core/incident/incident.ts';
import { setupTroubles } from '../../../core/texts/slack-standing.ts';
import type { SetupProblem } from '../../blocks/status.ts';
import { planOfShown } from '../desired/cards.ts';
import type { PartRow, Standing } from '../standing.ts';

/** What of a channel's set-up may fail by itself. The announcement channel is the same for all incidents. */
const ofIncident = ['channel', 'topic', 'people', 'pin'] as const;
type OfIncident = (typeof ofIncident)[number];
export const parts = [...ofIncident, 'announcement'] as const;
export type Part = (typeof parts)[number];

/** A card that somebody only looked at needs no channel; whatever goes beyond deciding does. */
export function needsChannel(incident: Incident, standing: Standing): boolean {
  if (standing.part('channel') !== undefined) return true;
  if (incident.rung === 'closed') return false;
  const isBeyond = incident.acted || (incident.rung !== 'declared' && incident.rung !== 'deciding');
  return incident.opened === 'declared' || isBeyond || standing.asked() !== undefined;
}

/** The incident's own channel, as long as it can be written to. */
export function ownChannel(standing: Pick<Standing, 'part'>): string | undefined {
  const row = standing.part('channel');
  return row?.state === 'done' ? row.ref : undefined;
}

/**
 * Where its messages stand: its own channel; where none can be had, where somebody asked, or the announcement channel. A
 * private incident is told nowhere else than in its own.
 */
export function homeOf(
  { privacy }: Pick<Incident, 'privacy'>,
  standing: Standing,
  announcement: string | undefined,
): string | undefined {
  const own = ownChannel(standing);
  if (own !== undefined || privacy.isPrivate) return own;
  return standing.part('channel')?.state === 'failed'
    ? (standing.asked()?.channel ?? shownIn(standing) ?? announcement)
    : undefined;
}

/** Where its card was asked for last. */
const shownIn = (standing: Pick<Standing, 'messages'>): string | undefined =>
  standing
    .messages()
    .findLast(([key, { state }]) => planOfShown(key) !== undefined && state === 'stands')?.[1]
    .channel;

const texts = {
  channel: ({ ref, code }) =>
    ref === undefined ? setupTroubles.noChannel(code) : setupTroubles.noWriting(code),
  topic: ({ code }) => setupTroubles.noTopic(code),
  people: ({ code }) => setupTroubles.notAll(code),
  pin: ({ code }) => setupTroubles.noPin(code),
} as const satisfies Record<OfIncident, (row: PartRow) => string>;

/** The parts of the set-up that failed for good, each in words. */
export const problemsOf = (
  standing: Pick<Standing, 'part'>,
  announcementTrouble: string | undefined,
): readonly SetupProblem[] => [
  ...ofIncident.flatMap((part) => {
    const row = standing.part(part);
    return row?.state === 'failed' ? [{ part, text: texts[part](row) }] : [];
  }),
  ...(announcementTrouble === undefined
    ? []
    : [{ part: 'announcement', text: setupTroubles.noAnnouncement(announcementTrouble) }]),
];
