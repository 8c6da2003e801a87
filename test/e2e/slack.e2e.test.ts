import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonClient } from '../../sandbox/slack/people/client/person.ts';
import type { ShownMessage } from '../../sandbox/slack/people/shapes.ts';
import { httpServer, json, type TestServer } from '../support/http-server.ts';
import { type Place, place } from './place.ts';
import { cardIn, press, says } from './slack-acts.ts';
import { openScene, type Scene, team, ways } from './slack-scene.ts';
import { allText, labelsIn } from './slack-text.ts';
import { release } from './sternway.ts';

const incident = 'INC-1';

/** Two steps of a machine with one of a person between them, and checks that are content at once. */
function furnish(here: Place, url: string): void {
  const post = (id: string, more: object = {}) => ({
    id,
    name: `Do ${id}`,
    kind: 'http',
    with: { url: `${url}/${id}` },
    rest: true,
    ...more,
  });
  const check = (id: string) => ({ id, kind: 'http', with: { url: `${url}/${id}` }, soak: '0s' });
  const tell = {
    id: 'tell',
    name: 'Tell the shifts',
    kind: 'manual',
    needs: ['deploy'],
    with: { instruction: 'Tell all shifts', role: 'support', evidence: 'text' },
    rest: true,
  };
  here.playbook('checkout', {
    steps: [post('deploy'), tell, post('warm', { needs: ['tell'] })],
    mitigated_when: [check('buyers')],
    validate: [{ ...check('orders'), class: 'integrity' }],
  });
}

describe.each(ways)('an incident in Slack, over %s', (way) => {
  let outside: TestServer;
  let here: Place;
  let scene: Scene;
  let first: PersonClient;
  let second: PersonClient;
  let support: PersonClient;
  let channel = '';
  let status: ShownMessage;

  beforeAll(async () => {
    outside = await httpServer((_seen, response) => json(response, {}));
    here = place({ checkout: { roles: { support: ['support-lead'] } } }, team);
    furnish(here, outside.url);
    scene = await openScene(here, way);
    await release(scene.bot, here, 'checkout');
    const { slack } = scene;
    first = slack.as('U0FIRST');
    second = slack.as('U0SECOND');
    support = slack.as('U0SUPPORT');
  }, 60_000);

  afterAll(async () => {
    await scene?.[Symbol.asyncDispose]();
    await outside?.[Symbol.asyncDispose]();
    here?.[Symbol.dispose]();
  }, 60_000);

  const statusNow = async (): Promise<ShownMessage | undefined> =>
    (await first.see(channel)).find(({ pinned }) => pinned);
  /** What the bot said at the top of the channel for all, and did not edit away. */
  const topLines = async () =>
    (await first.see(channel)).filter(({ author, ephemeral }) => author.app && !ephemeral);
  const inThread = (text: string) =>
    first.waitFor(
      async () => (await first.thread(channel, status.ts)).find((one) => says(one, text)),
      {
        what: `"${text}" in the thread`,
      },
    );

  test('that is declared has a channel of its own, with a topic and the people who decide', async () => {
    await first.say('#general', '/incident declare sev2 checkout "5xx after deploy"');
    const made = await first.waitFor(
      async () => {
        const { channels } = await first.state();
        const found = channels.find(({ topic }) => topic.startsWith(`${incident} · checkout@prod`));
        return found?.members.includes('U0SECOND') && found;
      },
      { what: 'the channel with its people' },
    );
    expect(made.name).toMatch(/^inc-\d{8}-checkout-5xx-after-deploy$/u);
    expect(made.members).toEqual(expect.arrayContaining(['U0BOT', 'U0FIRST', 'U0SECOND']));
    channel = made.id;
  });

  test('is announced in one line, and its status is pinned', async () => {
    status = await first.waitFor(statusNow, { what: 'a pinned status' });
    expect(allText(status)).toContain(`${incident}: 5xx after deploy`);
    const announced = await first.waitFor(async () => {
      const lines = (await first.see('#incidents')).filter(({ author }) => author.app);
      return lines.length > 0 && lines;
    });
    expect(announced).toHaveLength(1);
    expect(announced[0]?.text).toContain(incident);
  });

  test('has its card where somebody asks for it', async () => {
    await first.say('#dev', '/rollback checkout');
    const card = await cardIn(first, '#dev');
    expect(allText(card)).toContain('Roll back to release 1?');
    expect(labelsIn(card)).toEqual(['Roll back', 'Not now', 'Details']);
  });

  test('is not decided by somebody else, who is told so alone', async () => {
    await press(second, await cardIn(second, '#dev'), 'Roll back');
    const no = await second.waitFor(async () => {
      const form = await second.form();
      return form?.callbackId === 'form:told' && form;
    });
    expect(allText(no)).toContain('NotTheAuthority');
    expect(allText(no)).toContain('first-oncall decides');
    await second.dismiss(true);
  });

  test('is rolled back by two taps of whoever decides', async () => {
    await press(first, await cardIn(first, '#dev'), 'Roll back');
    const form = await first.waitForForm('Roll back checkout?');
    expect(allText(form)).toMatch(/release 2\D+1\b/u);
    expect(await first.submit()).toMatchObject({ ok: true, form: 'closed' });
    await inThread('Step deploy (Do deploy) is done');
    const card = await first.waitFor(async () => {
      const now = await cardIn(first, '#dev', 'Decided');
      return labelsIn(now).length === 0 && now;
    });
    expect(allText(card)).toContain('Decided: roll back, by first-oncall');
  });

  test('stands in the Home of whoever must act', async () => {
    await support.act('home', {});
    const waits = await support.waitFor(async () => {
      const home = await support.home();
      return home && allText(home).includes('Tell the shifts (tell) waits for you') && home;
    });
    expect(labelsIn(waits)).toContain('Say it is done');
    await second.act('home', {});
    const other = await second.waitFor(() => second.home());
    expect(allText(other)).toContain('Nothing waits for you');
  });

  test('is stopped by one word, and asks how to go on', async () => {
    await first.say(channel, '/rollback stop');
    const asked = await first.waitForMessage(
      (one) => one.ephemeral && labelsIn(one).includes('Go on'),
    );
    expect(labelsIn(asked)).toEqual(['Go on', 'Abort', 'Stay']);
    await inThread('RB-1 is paused by order');
    await press(first, asked, 'Go on');
    await inThread('RB-1 goes on');
  });

  test('takes a step from a person with evidence only', async () => {
    const ask = await inThread('Tell all shifts');
    await press(support, ask, 'Done');
    await support.waitForForm('Done');
    expect(await support.submit({ 'What shows it?': '   ' })).toMatchObject({
      form: 'errors',
      fields: { 'ask:evidence': expect.stringMatching(/needed|shows it/u) },
    });
    expect(await support.submit({ 'What shows it?': 'all "three" shifts <told>' })).toMatchObject({
      form: 'closed',
    });
    await inThread(
      'support-lead says done for step tell (Tell the shifts): all "three" shifts <told>',
    );
  });

  test('recovers, is closed, and says so once a rung', async () => {
    await inThread('Recovered');
    await first.say(channel, '/incident recovered');
    await first.waitForMessage((one) => one.ephemeral && allText(one).includes('recovered'));
    await first.say(channel, '/incident report factor add rehearsal');
    await first.waitForMessage((one) => one.ephemeral && allText(one).includes('rehearsal'));
    await first.say(channel, '/incident report ready');
    await first.waitForMessage((one) => one.ephemeral && allText(one).includes('is finished'));
    await first.say(channel, '/incident close @second-oncall');
    await inThread('closed');
    const rungs = await first.waitFor(async () => {
      const lines = (await topLines())
        .map(({ text }) => rungIn(text))
        .filter((rung) => rung !== '');
      return lines.includes('closed') && lines;
    });
    expect(rungs).toEqual(['acting', 'mitigated', 'validating', 'recovered', 'closed']);
  });

  test('has one status message all the way, edited in place', async () => {
    const now = await first.waitFor(async () => {
      const seen = await statusNow();
      return seen && allText(seen).includes('closed') && seen;
    });
    expect(now.ts).toBe(status.ts);
    expect(now.editedAt).toBeGreaterThan(0);
    expect((await first.see(channel)).filter(({ pinned }) => pinned)).toHaveLength(1);
  });

  test('gives its timeline as a file', async () => {
    await first.say(channel, '/incident timeline');
    const name = `${incident}-timeline.md`;
    const named = (one: { readonly files: readonly { readonly name: string }[] }) =>
      one.files.some((file) => file.name === name);
    const { files } = await first.waitForMessage(named);
    const file = files.find((one) => one.name === name);
    const text = await (await fetch(new URL(file?.url ?? '', scene.slack.url))).text();
    expect(text).toContain('all "three" shifts');
  });
});

/** The rung that a line at the top of the channel is about; nothing for any other message. */
const rungIn = (text: string): string =>
  /INC-1 is (?<rung>\w+)/u.exec(text)?.groups?.['rung'] ?? '';
