import type { Clock } from '../../../app/ports/clock.ts';
import type { Instant } from '../../../core/ids.ts';
import { inUtc } from '../../../core/texts/moments.ts';
import { slackTroubles } from '../../../core/texts/slack-standing.ts';
import { lacking, type Trouble } from '../../trouble.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** A token that was refused seldom comes back by itself. */
const tokenPauseMs = 60_000;

/** How Slack as a whole answers. */
export type Health = {
  /** Nothing is sent before this moment of the monotonic clock. */
  readonly readyAt: () => number;
  /** After an outage one call asks whether it is over. */
  readonly isDoubtful: () => boolean;
  /** `wrote` when a message could be written, too. */
  readonly answered: (wrote?: boolean) => void;
  readonly failed: (trouble: Trouble) => void;
  readonly reasons: () => readonly string[];
};

type Bad = { readonly since: Instant; readonly code: string; readonly times: number };

/** The pause after the `times`th failure in a row: doubled up to half a minute, and blurred, so that processes do not march in step. */
export const pauseAfter = (times: number, random: () => number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** (times - 1)) * (0.75 + random() / 4);

export function openHealth(clock: Clock, random: () => number): Health {
  let away: Bad | undefined;
  let refused: Bad | undefined;
  let mute: Bad | undefined;
  let readyAt = 0;
  const again = (bad: Bad | undefined, code: string): Bad => ({
    since: bad?.since ?? clock.now(),
    code,
    times: (bad?.times ?? 0) + 1,
  });
  return {
    readyAt: () => readyAt,
    isDoubtful: () => away !== undefined || refused !== undefined,
    answered: (wrote = false) => {
      if (wrote) mute = undefined;
      away = undefined;
      refused = undefined;
      readyAt = 0;
    },
    failed: ({ kind, code }) => {
      if (kind === 'token') {
        refused = again(refused, code);
        readyAt = clock.monotonic() + tokenPauseMs;
      } else if (kind === 'unclear') {
        away = again(away, code);
        readyAt = clock.monotonic() + pauseAfter(away.times, random);
      } else if (code === lacking) {
        mute = again(mute, code);
      }
    },
    reasons: () => [
      ...(away ? [slackTroubles.away(when(away))] : []),
      ...(refused ? [slackTroubles.refused(when(refused))] : []),
      ...(mute ? [slackTroubles.mute(when(mute))] : []),
    ],
  };
}

const when = ({ since, code }: Bad): string =>
  `since ${inUtc(since, { now: since, seconds: false })} (${code})`;
