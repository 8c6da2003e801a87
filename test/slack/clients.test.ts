import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { openClients, quietLogger } from '../../src/slack/clients.ts';
import { troubleOf } from '../../src/slack/trouble.ts';
import { httpServer } from '../support/http-server.ts';

const silent = { info: () => undefined, warn: () => undefined };

describe('the clients', () => {
  test('call once and reject at once when Slack puts them off', async () => {
    await using server = await httpServer((_seen, response) =>
      response.writeHead(429, { 'retry-after': '7' }).end(),
    );
    const settings = { botToken: 'xoxb-sternway', apiUrl: `${server.url}/api/` };
    const { interactive, outgoing } = openClients(settings, silent);
    for (const client of [interactive, outgoing]) {
      await expect(client.auth.test()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
    }
    expect(server.seen).toHaveLength(2);
    expect(server.seen[0]?.url).toBe('/api/auth.test');
  });

  test('do not repeat a call whose answer was lost', async () => {
    await using server = await httpServer((_seen, response) => response.destroy());
    const settings = { botToken: 'xoxb-sternway', apiUrl: `${server.url}/api/` };
    const { outgoing } = openClients(settings, silent);
    const error: unknown = await outgoing.auth.test().catch((err: unknown) => err);
    expect(troubleOf(error)).toEqual({ kind: 'unclear', code: 'no_answer' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('what Slack’s packages complain about', () => {
  test.each([
    'token xoxb-123-abc refused',
    'xapp-1-A0-secret',
    'wss://x/link?ticket=secret',
    'POST https://hooks.slack.com/commands/T0/1/secret failed',
  ])('is logged without its secrets: %s', (said) => {
    const logged: unknown[] = [];
    const logger = quietLogger({ info: () => undefined, warn: (facts) => logged.push(facts) });
    logger.warn(said);
    logger.error(new Error(said));
    logger.debug(said);
    logger.info(said);
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toMatch(/secret|123-abc/u);
  });
});
