import type { Log } from '../../app/ship.ts';
import type { Message } from '../blocks/message.ts';

const respondTimeoutMs = 2_500;
/** Slack's own houses, GovSlack's among them. */
const slacksHosts = /(?:^|\.)slack(?:-gov)?\.com$/u;

/**
 * Answers through a `response_url`: once, without trying again. An address that is not Slack's own is not called, whoever
 * it came from. `apiUrl` is the address of another Slack than the usual one.
 */
export const responder =
  (apiUrl: string | undefined, log: Log) =>
  async (url: string, message: Message, extra: object = {}): Promise<boolean> => {
    if (!isSlacks(url, apiUrl)) {
      log.warn({ event: 'SlackAddressRefused' });
      return false;
    }
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          response_type: 'ephemeral',
          replace_original: false,
          ...message,
          ...extra,
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(respondTimeoutMs),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  };

function isSlacks(url: string, apiUrl: string | undefined): boolean {
  const address = URL.parse(url);
  if (address === null) return false;
  if (apiUrl !== undefined && address.origin === URL.parse(apiUrl)?.origin) return true;
  return address.protocol === 'https:' && slacksHosts.test(address.hostname);
}
