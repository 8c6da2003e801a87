import { randomBytes } from 'node:crypto';
import type { WorkspaceClock } from '../../state/clock.ts';

/** What a `response_url` belongs to: who may be answered, where, and what could be replaced. */
export type Origin = {
  readonly user: string;
  readonly channel: string;
  /** The message on which something was pressed; none for a command. */
  readonly message?: { readonly ts: string; readonly ephemeral: boolean } | undefined;
};

/** Hands out addresses for answers: five uses within thirty minutes each. */
export type ResponseDesk = {
  readonly issue: (origin: Origin) => string;
  /** Spends one use. */
  readonly use: (token: string) => Origin | 'expired_url' | 'used_url';
};

type Issued = { readonly origin: Origin; readonly at: number; uses: number };

const lifeMs = 30 * 60_000;
const mostUses = 5;

/** Addresses under `origin`, by the workspace's clock (docs.slack.dev, "Handling user interaction", response_url). */
export function newResponseDesk(
  clock: Pick<WorkspaceClock, 'now'>,
  origin: () => string,
): ResponseDesk {
  const issued = new Map<string, Issued>();
  return {
    issue: (whose) => {
      for (const [token, { at }] of issued) {
        if (clock.now() - at < lifeMs) break;
        issued.delete(token);
      }
      const token = randomBytes(16).toString('hex');
      issued.set(token, { origin: whose, at: clock.now(), uses: 0 });
      return `${origin()}/response/${token}`;
    },
    use: (token) => {
      const found = issued.get(token);
      if (!found || clock.now() - found.at >= lifeMs) return 'expired_url';
      if (found.uses >= mostUses) return 'used_url';
      found.uses += 1;
      return found.origin;
    },
  };
}
