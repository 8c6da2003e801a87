import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signature } from '../../sandbox/slack/delivery/http/sign.ts';
import type { PersonClient } from '../../sandbox/slack/people/client/person.ts';
import { type Place, place } from './place.ts';
import { answerTo, channelOf, considers, press, toldInForm } from './slack-acts.ts';
import { recorded } from './slack-record.ts';
import { openScene, type Scene, team } from './slack-scene.ts';
import { allText, labelsIn } from './slack-text.ts';
import { release } from './sternway.ts';

const odd = ['mention', 'script', 'emoji', 'hebrew', 'long'] as const;
const wait = { kind: 'wait', with: { duration: '1h' }, rest: true } as const;

let here: Place;
let scene: Scene;
let first: PersonClient;
let second: PersonClient;

beforeAll(async () => {
  const services = ['checkout', 'pricing', ...odd];
  here = place(Object.fromEntries(services.map((name) => [name, {}])), team);
  for (const name of services) here.playbook(name, { steps: [{ id: 'rest', ...wait }] });
  scene = await openScene(here, 'http');
  await release(scene.bot, here, 'checkout');
  first = scene.slack.as('U0FIRST');
  second = scene.slack.as('U0SECOND');
}, 60_000);

afterAll(async () => {
  await scene?.[Symbol.asyncDispose]();
  here?.[Symbol.dispose]();
}, 60_000);

const record = () => recorded(scene.bot, here);

type Sent = { readonly user?: string; readonly team?: string; readonly text?: string };

/** A slash command as Slack would send it, from whomever; `secret` and `at` are those of the signature. */
async function send(sent: Sent, secret = 'workspace-signing-secret', at = Date.now()) {
  const { user = 'U0FIRST', team = 'T0SHOP', text = 'checkout' } = sent;
  const body = new URLSearchParams({
    token: 'x',
    command: '/rollback',
    text,
    user_id: user,
    user_name: user.toLowerCase(),
    team_id: team,
    team_domain: 'somewhere',
    channel_id: 'C0INCIDENTS',
    channel_name: 'incidents',
    trigger_id: `${at}.1.${crypto.randomUUID()}`,
    api_app_id: 'A0STERNWAY',
  }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...signature(secret, body, at),
  };
  return fetch(`${scene.bot.url}/slack/events`, { method: 'POST', body, headers });
}

describe('an order of somebody who may not order', () => {
  test('a guest is told so alone, and nothing is recorded', async () => {
    const guest = scene.slack.as('U0GUEST');
    const told = await answerTo(guest, () => guest.say('#general', '/rollback checkout'));
    expect(allText(told)).toMatch(/Guests of a workspace order nothing here[\s\S]*GuestMayNot/u);
    expect(await record()).toEqual({});
  });

  test('somebody of another workspace is told so alone, and nothing is recorded', async () => {
    const told = await answerTo(first, () => send({ team: 'T0OTHER' }));
    expect(allText(told)).toContain('OtherWorkspace');
    expect(await record()).toEqual({});
  });

  test('a bot is not answered, and nothing is recorded', async () => {
    const before = (await first.see('#incidents')).length;
    expect((await send({ user: 'U0BOT' })).status).toBe(200);
    // Whatever comes after it is answered, so this one was looked at.
    await answerTo(first, () => first.say('#general', '/release list checkout'));
    expect(await first.see('#incidents')).toHaveLength(before);
    expect(await record()).toEqual({});
  });

  test.each([
    ['without a signature that fits', 'another-secret', 0],
    ['that was signed ten minutes ago', 'workspace-signing-secret', 600_000],
    ['that says it was signed in ten minutes', 'workspace-signing-secret', -600_000],
  ])('a request %s is turned away', async (_what, secret, age) => {
    expect((await send({}, secret, Date.now() - age)).status).toBe(401);
    expect(await record()).toEqual({});
  });

  test('a message is no order, however it is edited', async () => {
    const { ts = '' } = okay(await first.say('#incidents', 'rollback checkout'));
    await first.act('edit', { channel: 'C0INCIDENTS', ts, text: '<@U0BOT> /rollback checkout' });
    await answerTo(first, () => first.say('#general', '/release list checkout'));
    expect(await record()).toEqual({});
  });
});

describe('a command outside of every incident channel', () => {
  test('is told that nothing is open, and how to declare', async () => {
    const told = await answerTo(first, () => first.say('#general', '/rollback stop'));
    expect(allText(told)).toMatch(/incident declare[\s\S]*NoIncident/u);
  });

  test('is given the open incidents to choose from, and goes to the one that is chosen', async () => {
    await first.say('#general', '/incident declare sev2 checkout "5xx"');
    await channelOf(first, 'INC-1');
    await first.say('#general', '/incident declare sev3 pricing "slow"');
    await channelOf(first, 'INC-2');
    const note = () => first.say('#general', '/incident note it is back');
    // What they are told of the two that were just opened may come at any time.
    const told = await answerTo(first, note, 'WhichIncident');
    expect(labelsIn(told)).toEqual(['In INC-1', 'In INC-2']);
    await answerTo(first, () => press(first, told, 'In INC-2'), 'it is back');
    expect(await recorded(scene.bot, here, 'INC-2')).toMatchObject({ NoteAdded: 1 });
    expect(await recorded(scene.bot, here, 'INC-1')).not.toHaveProperty('NoteAdded');
  });

  test('with a typo is offered what is near, and carries nothing out', async () => {
    const told = await answerTo(first, () => first.say('#general', '/rollback chekout'));
    expect(allText(told)).toContain('/rollback checkout');
    expect(await recorded(scene.bot, here, 'INC-1')).not.toHaveProperty('PlanMade');
  });
});

const titles = {
  mention: '<!channel> <!here> @channel everybody out',
  script: '<script>alert("x")</script> *bold* `code`',
  emoji: ':fire: 🔥👩‍👩‍👧 down',
  hebrew: 'שירות התשלומים \u202eנפל עכשיו',
  long: 'a'.repeat(2_900),
} as const;

describe('a title', () => {
  test.each(odd)('with %s in it is shown as it is, and calls nobody', async (service) => {
    const title = titles[service];
    const told = await answerTo(first, () =>
      first.say('#general', `/incident declare ${service} "${title.replaceAll('"', '\\"')}"`),
    );
    const id = /INC-\d+/u.exec(allText(told))?.[0] ?? '';
    const channel = await channelOf(first, id);
    const status = await first.waitFor(async () =>
      (await first.see(channel)).find(({ pinned }) => pinned),
    );
    const all = [status, ...(await first.see('#incidents')).filter(({ author }) => author.app)];
    for (const { text, blocks } of all) {
      const markup = [text, ...markupIn(blocks)].join('\n');
      expect(markup.replaceAll(moment, '')).not.toMatch(/<(?:!|script)/u);
      expect(JSON.stringify(blocks)).not.toContain('\u202e');
    }
    expect(plain(allText(status))).toContain(plain(title).slice(0, 80));
    const { name } = await row(channel);
    expect(name).toMatch(/^inc-\d{8}-[a-z0-9-]{1,66}$/u);
  });

  test('of 10,000 characters is refused with what to do, and nothing is opened', async () => {
    const before = await record();
    const told = await answerTo(first, () =>
      first.say('#general', `/incident declare long "${'b'.repeat(10_000)}"`),
    );
    expect(allText(told)).toMatch(/characters[\s\S]*Nothing was/u);
    expect(await record()).toEqual(before);
  });
});

describe('a form of somebody who does not decide', () => {
  test('says who decides, and moves nothing', async () => {
    await considers(first, '#dev', 'checkout');
    await first.dismiss(true);
    await second.press('Roll back');
    expect(await toldInForm(second)).toContain('NotTheAuthority');
    expect(await record()).not.toHaveProperty('StrategyDecided');
  });
});

const row = async (channel: string) => {
  const found = (await first.state()).channels.find(({ id }) => id === channel);
  if (!found) throw new Error(`No ${channel}`);
  return found;
};

/** A moment that Slack says in each reader's zone: the one markup that a text of the bot holds by itself. */
const moment = /<!date\^\d+\^(?:\{[a-z_]+\} ?)+\|[^<>|]*>/gu;

/** All texts that Slack reads markup in. */
function markupIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(markupIn);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text }: { readonly type?: unknown; readonly text?: unknown } = part;
  const own = type === 'mrkdwn' && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(part).flatMap(markupIn)];
}

/** What is left of a text when markup and what nobody sees are left out. */
const plain = (text: string): string => text.replaceAll(/[\u202e`'*\s]/gu, '');

function okay<T extends { readonly ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (isOk(answer)) return answer;
  throw new Error(JSON.stringify(answer));
}
const isOk = <T extends { readonly ok: boolean }>(answer: T): answer is Extract<T, { ok: true }> =>
  answer.ok;
