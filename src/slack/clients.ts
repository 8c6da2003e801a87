import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../app/ship.ts';
import type { SlackSettings } from './settings.ts';

/** A form's trigger lives three seconds: what has not come by then has come too late. */
const interactiveTimeoutMs = 2_500;
const outgoingTimeoutMs = 10_000;

/** Two lanes to Slack, so that a burst of edits never stands before a person who waits for a form. */
export type Clients = {
  /** Never waits and never tries again by itself: forms, private answers, who somebody is. */
  readonly interactive: WebClient;
  /** For whoever keeps its own order and its own account of what Slack asked to wait for. */
  readonly outgoing: WebClient;
};

/**
 * The clients of one bot token. Neither repeats a call by itself: after a lost response a repeated post stands twice.
 * A call that Slack puts off rejects at once with `WebAPIRateLimitedError`.
 */
export function openClients(
  { botToken, apiUrl }: Pick<SlackSettings, 'botToken' | 'apiUrl'>,
  log: Log,
): Clients {
  const common: WebClientOptions = { ...apiOptions(apiUrl), logger: quietLogger(log) };
  return {
    interactive: new WebClient(botToken, { ...common, timeout: interactiveTimeoutMs }),
    outgoing: new WebClient(botToken, { ...common, timeout: outgoingTimeoutMs }),
  };
}

/** What every client of Slack here has in common, also those that Slack's own packages make. */
export const apiOptions = (apiUrl: string | undefined) => ({
  ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
});

const longestSaid = 300;
const secret = /xox[a-z]-[\w-]+|xapp-[\w-]+|ticket=[^&\s]+|\/(?:services|commands|actions)\/\S+/giu;

/** What Slack's packages complain about, as facts: warnings and errors only, because their debug lines hold payloads. */
export function quietLogger(log: Log): Logger {
  const complain = (...said: readonly unknown[]): void => {
    const words = said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ');
    log.warn({ event: 'SlackSdk', said: words.replace(secret, '…').slice(0, longestSaid) });
  };
  const silent = (): void => undefined;
  return {
    debug: silent,
    info: silent,
    warn: complain,
    error: complain,
    setLevel: silent,
    getLevel: () => LogLevel.WARN,
    setName: silent,
  };
}
