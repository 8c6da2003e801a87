import { toldOf, wordsOf } from '../../core/account/told.ts';
import { type Instant, serviceOf } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { lint, namesIn } from '../../core/report/lint.ts';
import type { FollowUp } from '../../core/report/state.ts';
import { filingText } from '../../core/texts/follow-ups.ts';
import { withoutTokens } from '../../lib/token-like.ts';
import { channelLink } from '../facts/channel.ts';
import type { Configuration } from '../ports/configuration.ts';
import type { Filing, TrackerEntry } from '../ports/trackers.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { markOf } from './mark.ts';

/** A tracker by the name under which the configuration knows it. */
export type Named = { readonly name: string; readonly entry: TrackerEntry };

/** Where the follow-ups of an incident are kept: where the first of its services says, or where it is usual. Undefined: only here. */
export function trackerFor(
  { mode, services, trackers = {}, usualTracker }: Configuration,
  { targets, privacy }: Pick<Incident, 'targets' | 'privacy'>,
): Named | undefined {
  // Nothing is made outside where Sternway only observes; it is made once it acts.
  if (mode === 'observe') return undefined;
  const own = targets.flatMap((target) => services[serviceOf(target)]?.tracker ?? []);
  const name = own[0] ?? usualTracker;
  const entry = name === undefined ? undefined : trackers[name];
  if (name === undefined || entry === undefined) return undefined;
  return privacy.isPrivate && !entry.isOpenToPrivate ? undefined : { name, entry };
}

/** A follow-up as it goes outside: without what looks like a secret, and without words that blame, which stay in the report. */
export async function filingOf(
  ship: Ship,
  incident: Incident,
  followUp: FollowUp,
  triedAt: Instant | undefined,
): Promise<Filing> {
  const voice = voiceOf(ship);
  const log = await ship.logs.read(incident.id);
  const added = toldOf(log, 'FollowUpAdded').find(
    ({ event }) => event.followUp === followUp.followUp,
  );
  const text = (added && wordsOf(added, 'text')) ?? undefined;
  const blames = lint({
    written: [],
    followUps: [{ followUp: followUp.followUp, text }],
    names: namesIn(incident, voice),
  }).some(({ kind }) => kind !== 'tools-only');
  return {
    mark: markOf(ship.registry.id, { incident: incident.id, followUp: followUp.followUp }),
    due: followUp.due,
    triedAt,
    ...filingText(incident, followUp, {
      words: text === undefined || blames ? undefined : withoutTokens(text),
      owner: voice.name(followUp.owner),
      link: await channelLink(ship, incident),
    }),
  };
}
