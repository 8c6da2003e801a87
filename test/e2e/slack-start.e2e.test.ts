import { describe, expect, test } from 'vitest';
import { httpServer } from '../support/http-server.ts';
import { place, run } from './place.ts';
import { launch, startSternway } from './sternway.ts';

function furnished() {
  const here = place({ checkout: {} });
  here.playbook('checkout', { steps: [run('back', ['true'])] });
  return here;
}

const secrets = {
  SLACK_BOT_TOKEN: 'xoxb-4444-bot-secret',
  SLACK_APP_TOKEN: 'xapp-5555-app-secret',
  SLACK_SIGNING_SECRET: 'signing-secret-6666',
};
/** Nothing listens there. */
const nowhere = { ...secrets, SLACK_API_URL: 'http://127.0.0.1:9/api', LOG_LEVEL: 'trace' };

const ready = async (url: string): Promise<readonly [number, unknown]> => {
  const answer = await fetch(`${url}/readyz`);
  return [answer.status, await answer.json()];
};

describe.concurrent('Slack that is away at the start', () => {
  test.each(['socket', 'http'])(
    'keeps nobody from the command line and HTTP, by way of %s, and is named',
    async (mode) => {
      using here = furnished();
      await using bot = await startSternway(here, { ...nowhere, SLACK_MODE: mode });
      expect((await bot.say('/rollback checkout')).accepted).toBe(false);
      await bot.until('it is named', async () => {
        const [, said] = await ready(bot.url);
        return JSON.stringify(said).includes('Slack does not answer');
      });
      expect((await ready(bot.url))[0]).toBe(200);
      bot.process.kill('SIGTERM');
      const { code, out, err } = await bot.process.ended();
      expect(code).toBe(0);
      for (const secret of Object.values(secrets)) expect(out + err).not.toContain(secret);
    },
  );
});

describe.concurrent('a token that Slack refuses', () => {
  test('is named, and stands in no log, not even when Slack repeats it', async () => {
    using here = furnished();
    await using slack = await httpServer(({ headers }, response) => {
      const response_metadata = { messages: [`no good: ${headers.authorization}`] };
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ ok: false, error: 'invalid_auth', response_metadata }));
    });
    await using bot = await startSternway(here, { ...nowhere, SLACK_API_URL: `${slack.url}/api` });
    await bot.until('it is named', async () => {
      const [, said] = await ready(bot.url);
      return JSON.stringify(said).includes('does not accept the bot token');
    });
    expect(slack.seen[0]?.url).toBe('/api/auth.test');
    expect(bot.process.err()).toContain('[secret SLACK_BOT_TOKEN]');
    for (const secret of Object.values(secrets)) expect(bot.process.err()).not.toContain(secret);
  });
});

describe.concurrent('tokens that changed places', () => {
  test('are refused at the start without being shown', async () => {
    using here = furnished();
    const env = {
      SLACK_BOT_TOKEN: secrets.SLACK_APP_TOKEN,
      SLACK_APP_TOKEN: secrets.SLACK_BOT_TOKEN,
    };
    await using refused = launch(here, env);
    const { code, err } = await refused.ended();
    expect(code).toBe(1);
    expect(err).toContain('SLACK_BOT_TOKEN: holds an app token.');
    expect(err).not.toMatch(/4444|5555/u);
  });
});

describe.concurrent('Slack over HTTP', () => {
  test('has its address at /slack/events, Socket Mode has none', async () => {
    const post = async (mode: string): Promise<number> => {
      using other = furnished();
      await using bot = await startSternway(other, { ...nowhere, SLACK_MODE: mode });
      return (await fetch(`${bot.url}/slack/events`, { method: 'POST', body: 'x' })).status;
    };
    expect(await post('socket')).toBe(404);
    expect([401, 503]).toContain(await post('http'));
  });
});
