import { type StatusScreen, statusScreen } from '../../../core/texts/status-screen.ts';
import { announceMessage } from '../../blocks/rung.ts';
import { type SetupProblem, statusMessage } from '../../blocks/status.ts';
import { announcedReport } from './reports.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

export type Stage = {
  /** What of the channel's set-up went wrong. */
  readonly setup: readonly SetupProblem[];
  readonly channel: string | undefined;
  /** Whether the workspace takes plan blocks. */
  readonly planBlock: boolean;
  /** Whether the incident's own messages stand somewhere. */
  readonly isOpen: boolean;
};

export const statusKey = 'status';
const announcementKey = 'announcement';

/** Where the incident stood at this moment: what does not say the present needs no edit as time goes on. */
export const screenAt = (
  { incident, status, voice }: Pick<Sources, 'incident' | 'status' | 'voice'>,
  now: string,
): StatusScreen => statusScreen(incident, status, { ...voice, now });

/** The one status message, and the one line in the announcement channel; of a private one nothing is announced, nor of an exercise. */
export function standingWants(sources: Sources, stage: Stage): readonly Want[] {
  const { incident, voice } = sources;
  const { setup, channel, planBlock, isOpen } = stage;
  const screen = screenAt(sources, voice.now);
  const status: Want = {
    key: statusKey,
    where: 'incident',
    message: statusMessage({ screen, incident: incident.id, setup, planBlock }),
    priority: 1,
  };
  const announcement: Want = {
    key: announcementKey,
    where: 'announcement',
    message: announceMessage({
      screen: screenAt(sources, incident.updatedAt),
      channel,
      report: announcedReport(sources),
    }),
    priority: 2,
  };
  if (!isOpen) return [];
  return incident.privacy.isPrivate || incident.mode !== 'live' ? [status] : [status, announcement];
}
