import type { Instant, PersonId } from '../ids.ts';
import { actorText } from '../texts.ts';
import { incident, type Voice } from './voice.ts';
import { clock, people } from './words.ts';

type Read = { readonly at: Instant; readonly by: string; readonly what: string };

/** So many of the last reads are shown. */
const shownMost = 8;

/** Who may know of a private incident, and who read it last. */
export function privacyText(
  insiders: readonly PersonId[],
  reads: readonly Read[],
  voice: Voice,
): string {
  const last = reads
    .slice(-shownMost)
    .map(({ at, by, what }) => `- ${clock(at, voice)}, ${actorText(by, voice)}: ${what}.`);
  return [
    `This incident is private. It is known to ${people(insiders, voice)}.`,
    `Let somebody in: ${incident(voice, 'invite <@person>')}. Make it public, for good: ${incident(voice, 'public')}.`,
    ...(last.length === 0 ? [] : [`Read lately (${reads.length} in all):`, ...last]),
  ].join('\n');
}
