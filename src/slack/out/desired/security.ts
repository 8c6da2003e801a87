import type { EventOf } from '../../../core/events.ts';
import { reviewCauses } from '../../../core/review/asks.ts';
import { privateReview, setupTroubles } from '../../../core/texts/slack-standing.ts';
import { clock, list, shout } from '../../../core/texts/words.ts';
import { eventText } from '../../../core/texts.ts';
import { message } from '../../blocks/message.ts';
import { markup } from '../../blocks/parts.ts';
import type { SetupProblem } from '../../blocks/status.ts';
import { channelLink, mrkdwn } from '../../blocks/words.ts';
import type { MessageRow } from '../standing.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

type Rows = readonly (readonly [string, MessageRow])[];
type ToldReview = Sources['log'][number] & { readonly event: EventOf<'ReviewOpened'> };

const prefix = 'security.';
const keyIn = (channel: string, version: number): string => `${prefix}${channel}.${version}`;
const versionOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);

/**
 * Whatever went around a rule, a line each in the channel for security, however long Slack was away: command taken, a
 * waiver by two, a standing order that acted, an override. Each of these opens a review, so the reviews are what is told.
 * What stands in the channel that was configured before is not told again in the next one.
 */
export function securityWants(
  sources: Sources,
  rows: Rows,
  channel: string | undefined,
): readonly Want[] {
  const { securityChannel } = sources;
  if (securityChannel === undefined) return [];
  const stands = new Set(
    rows
      .filter(([key, { state }]) => key.startsWith(prefix) && state === 'stands')
      .map(([key]) => versionOf(key)),
  );
  return reviewsIn(sources).flatMap((told): readonly Want[] => {
    if (stands.has(`${told.version}`)) return [];
    const line = lineOf(sources, told);
    const link = sources.incident.privacy.isPrivate ? '' : channelLink(channel);
    return [
      {
        key: keyIn(securityChannel, told.version),
        where: { channel: securityChannel },
        once: true,
        priority: 1,
        message: message([line], [markup(`${mrkdwn(line, 2_500)} ${link}`.trim())]),
      },
    ];
  });
}

const reviewsIn = ({ log }: Sources): readonly ToldReview[] =>
  log.flatMap((told) => {
    const { event } = told;
    return event.type === 'ReviewOpened' ? [{ ...told, event }] : [];
  });

/** Of a private incident its number, its rung and which rule it was: no target, no name, and nothing that anybody wrote. */
function lineOf({ incident, voice }: Sources, told: ToldReview): string {
  const { id, mode, rung, severity, targets } = incident;
  const { event, at } = told;
  if (incident.privacy.isPrivate) {
    const due = clock(event.due, { ...voice, now: at });
    const { review } = event;
    const cause = reviewCauses[event.cause];
    return privateReview(`${shout(mode)}${id}`, { rung, cause, review, due });
  }
  const what = eventText({ ...told, plan: undefined }, { ...voice, now: at });
  return `${shout(mode)}${id}, ${severity ?? 'no severity yet'}, ${list(targets, 3)}, ${rung}: ${what}.`;
}

/** That the channel for security was not told, in words for the incident's own; tried again by a button. */
export function securityProblems(
  { securityChannel }: Pick<Sources, 'securityChannel'>,
  rows: Rows,
): readonly SetupProblem[] {
  if (securityChannel === undefined) return [];
  const codes = refusedIn(rows)
    .filter(([, { channel }]) => channel === securityChannel)
    .map(([, { code }]) => code ?? 'refused');
  const [code] = codes;
  return code === undefined
    ? []
    : [
        {
          part: securityPart,
          text: setupTroubles.noSecurity(code),
        },
      ];
}

export const securityPart = 'security';

/** The lines that Slack took in no channel for security. */
export const refusedIn = (rows: Rows): Rows =>
  rows.filter(([key, { state }]) => key.startsWith(prefix) && state === 'refused');
