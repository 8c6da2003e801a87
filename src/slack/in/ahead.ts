import type { IncomingMessage } from 'node:http';

/** As long as Slack's own rule for what is too old (docs.slack.dev, "Verifying requests from Slack"). */
const mostAheadMs = 5 * 60_000;

/**
 * Whether a request says that it was signed later than now. Bolt refuses only what is too old: what is signed ahead of its
 * time could be kept and sent whenever it suits. `now` in milliseconds since 1970.
 */
export function isAhead({ headers }: Pick<IncomingMessage, 'headers'>, now: number): boolean {
  const signedAt = Number(headers['x-slack-request-timestamp']) * 1_000;
  return signedAt > now + mostAheadMs;
}
