import { z } from 'zod';
import type { Ship } from '../../app/ship.ts';
import { slackTroubles } from '../../core/texts/slack-standing.ts';
import { saidNo, troubleOf } from '../trouble.ts';

/** The bot's own workspace and account. */
export type Me = { readonly teamId: string; readonly botUserId: string };

const Answer = z.object({ team_id: z.string(), user_id: z.string() });

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

type Asking = {
  readonly auth: { readonly test: () => Promise<unknown> };
  /** Told why the bot is not known yet, and with undefined that it is. */
  readonly waiting: (why: string | undefined) => void;
  readonly signal: AbortSignal;
};

/** Asks Slack who the bot is until Slack says it; undefined when the signal aborts before. */
export async function whoAmI(
  { clock, log }: Ship,
  { auth, waiting, signal }: Asking,
): Promise<Me | undefined> {
  for (let wait = firstWaitMs; !signal.aborted; wait = Math.min(wait * 2, longestWaitMs)) {
    try {
      const { team_id: teamId, user_id: botUserId } = Answer.parse(await auth.test());
      waiting(undefined);
      log.info({ event: 'SlackKnown', team: teamId });
      return { teamId, botUserId };
    } catch (err) {
      const trouble = troubleOf(err);
      waiting(saidNo(trouble) ? slackTroubles.tokenRefused(trouble.code) : slackTroubles.silent);
      log.warn({ event: 'SlackUnknown', err });
      await clock.sleep(trouble.kind === 'wait' ? Math.max(wait, trouble.ms) : wait, signal);
    }
  }
  return undefined;
}
