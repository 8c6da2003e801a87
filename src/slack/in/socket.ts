import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import { apiOptions } from '../clients.ts';

export type SocketSettings = {
  readonly appToken: string;
  readonly staggerMs: number;
  readonly apiUrl: string | undefined;
};

export type Socket = {
  /** Resolves when Slack has greeted; rejects when it does not. */
  readonly open: () => Promise<void>;
  readonly isAlive: () => boolean;
  /** Runs when the connection has ended, whoever ended it. */
  readonly onEnd: (ended: () => void) => void;
  readonly close: () => void;
};

/** Slack sends less for a while than happens: people's clicks may be missing. */
export type Heeds = { readonly rateLimited: () => void };

/**
 * One connection. Bolt's own reconnecting is off: it waits five seconds first, waits for half a minute on a dead peer's
 * farewell, and ends for good, with a rejection that nobody can catch, when Slack cannot be reached.
 */
export function socketOf(
  app: App,
  logger: Logger,
  { appToken, apiUrl }: SocketSettings,
  heeds: Heeds,
): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: apiOptions(apiUrl) },
  });
  receiver.init(app);
  const { client } = receiver;
  client.on('ws_message', (data: unknown) => {
    if (typeof data === 'string' && data.includes('"app_rate_limited"')) heeds.rateLimited();
  });
  return {
    open: async () => void (await receiver.start()),
    isAlive: () => client.websocket?.isActive() === true,
    onEnd: (ended) => void client.once('disconnected', ended),
    close: () => void client.disconnect().catch(() => undefined),
  };
}
