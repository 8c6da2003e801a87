import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { httpServer } from '../support/http-server.ts';
import { gitHub } from '../trackers/github-stand-in.ts';
import { place } from './place.ts';
import { type Sternway, startSternway, yes } from './sternway.ts';

const env = {
  STERNWAY_SECRET_GH: 'the-key',
  STERNWAY_SECRET_HOOK: 'the-secret-of-the-webhook',
} as const;

const report = async (bot: Sternway): Promise<string> =>
  yes(await bot.say('/incident report', 'ada', { incident: 'INC-1' })).say;

/** GitHub tells that its issue was closed. */
async function closed(bot: Sternway, issue: { readonly number: number; readonly body: string }) {
  const body = JSON.stringify({
    action: 'closed',
    issue: { ...issue, state_reason: 'completed', closed_at: new Date().toISOString() },
  });
  const digest = createHmac('sha256', env.STERNWAY_SECRET_HOOK).update(body).digest('hex');
  return fetch(`${bot.url}/api/v1/webhooks/github-issues`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-hub-signature-256': `sha256=${digest}`,
    },
    body,
  });
}

test('a program that is killed while GitHub makes an issue leaves one, and its closing closes the follow-up', async () => {
  // Made, and nobody hears of it.
  const stand = gitHub(() => false);
  await using server = await httpServer(stand.answer);
  using here = place({ checkout: { playbook: undefined } });
  const trackers = `trackers: { board: { kind: github, url: "${server.url}", repository: acme/checkout, token_secret: gh } }
tracker: board
webhooks: { issues: { github: { secret: hook } } }
`;
  here.write('sternway.yaml', `${readFileSync(here.configuration, 'utf8')}${trackers}`);
  const first = await startSternway(here, env);
  yes(await first.say('/incident declare checkout "buying fails"'));
  const said = '/incident report follow-up add prevent @ada 2027-03-15 test it both ways';
  yes(await first.say(said, 'ada', { incident: 'INC-1' }));
  await first.until('GitHub has made it', async () => stand.issues.length === 1);
  first.process.kill('SIGKILL');
  await first.process.ended();

  await using next = await startSternway(here, env);
  // The report is Markdown, in which an address that a tracker gave is a link.
  const link = '<https://github.test/1>';
  await next.until('its link is on record', async () => (await report(next)).includes(link));
  expect(stand.issues).toHaveLength(1);
  const [issue] = stand.issues;
  if (issue === undefined) throw new Error('There is no issue');
  expect((await closed(next, issue)).status).toBe(202);
  await next.until('it is done here too', async () => /\| done/u.test(await report(next)));
});
