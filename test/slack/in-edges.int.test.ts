import { WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { decidedOn, showCard } from '../app/story.ts';
import { orders, type Sent, tellings } from './edges.ts';
import { command, inSlack, me, type Slack, sent, tap, users } from './in-rig.ts';

/** All that a stranger could have moved. */
async function standing({ boat, seen }: Slack) {
  const { registry, directory } = boat.ship;
  return {
    recorded: (await registry.read('incident/INC-1')).map(({ type }) => type),
    incidents: (await registry.summaries({})).map(({ id }) => id),
    people: (await registry.people()).length,
    names: directory.names(),
    cards: seen.cards.length,
    channels: [...seen.channels],
    announced: seen.announced.length,
    files: seen.files.length,
    asked: seen.calls.filter((call) => !/^(?:ack|noted|views)/u.test(call)),
  };
}

const heardNot = ({ boat }: Slack) =>
  boat.log.filter(({ event }) => event === 'SlackNotHeard').length;

/** What anybody could have read of the incident or of what is deployed. */
const secrets = /RB-1|rollback considered|checkout@prod|is refused as/u;
const shown = ({ seen }: Slack) =>
  JSON.stringify([seen.told, seen.filled, seen.acks, seen.opened, seen.announced]);

type Stranger = Sent & { readonly code: string | undefined };
const strangers: Readonly<Record<string, Stranger>> = {
  'a guest of several channels': { by: 'U0GUEST', code: 'GuestMayNot' },
  'a guest of one channel': { by: 'U0SINGLE', code: 'GuestMayNot' },
  'somebody of another workspace': { by: 'U0STRANGER', team: 'T0OTHER', code: 'OtherWorkspace' },
  'a stranger in a shared channel': { by: 'U0STRANGER', code: 'OtherWorkspace' },
  'somebody at home elsewhere': { by: 'U0ALIEN', code: 'OtherWorkspace' },
  'a closed account': { by: 'U0LEFT', code: 'OtherWorkspace' },
  'an account that Slack does not know': { by: 'U0NOBODY', code: 'OtherWorkspace' },
  'no account at all': { by: '', code: 'OtherWorkspace' },
  'a program': { by: 'U0ROBOT', code: undefined },
  'Slack itself': { by: 'USLACKBOT', code: undefined },
  'the bot': { by: me.botUserId, code: undefined },
};

/** The answer for each of them, one after the other. */
async function each<T, A>(
  of: Readonly<Record<string, T>>,
  ask: (one: T, how: string) => Promise<A>,
): Promise<Readonly<Record<string, A>>> {
  const answers: [string, A][] = [];
  for (const [how, one] of Object.entries(of)) answers.push([how, await ask(one, how)]);
  return Object.fromEntries(answers);
}

async function onTable(): Promise<Slack> {
  const slack = await inSlack();
  await showCard(slack.boat);
  return slack;
}

describe.each(Object.entries(strangers))('%s', (_who, { code, ...stranger }) => {
  test('orders nothing by any way, learns nothing, and is told why or nothing', async () => {
    await using slack = await onTable();
    const before = await standing(slack);
    const became = await each(orders, async (arrival) => {
      const [told, unheard] = [slack.seen.told.length, heardNot(slack)];
      await slack.bring(arrival(stranger));
      const said = JSON.stringify([slack.seen.told.slice(told), slack.seen.acks.at(-1) ?? '']);
      return {
        logged: heardNot(slack) - unheard,
        why: /OtherWorkspace|GuestMayNot|NotSignedIn/u.exec(said)?.[0],
        stands: await standing(slack),
      };
    });
    // Its own marks are none that it would have to look up.
    const isOwn = (how: string) =>
      stranger.by === me.botUserId && [':memo:', 'a pin'].includes(how);
    const wanted = await each(orders, (_arrival, how) =>
      Promise.resolve({ logged: isOwn(how) ? 0 : 1, why: code, stands: before }),
    );
    expect(became).toEqual(wanted);
    expect(slack.seen.told.length > 0).toBe(code !== undefined);
    expect(shown(slack)).not.toMatch(secrets);
  });

  test('moves nothing by what only tells', async () => {
    await using slack = await onTable();
    await slack.boat.sail();
    const before = await standing(slack);
    for (const arrival of Object.values(tellings)) await slack.bring(arrival(stranger));
    expect(await standing(slack)).toEqual(before);
    expect(slack.seen.told).toEqual([]);
    expect(shown(slack)).not.toMatch(secrets);
  });
});

describe('a member', () => {
  test('orders nothing by what only tells, written or edited by them', async () => {
    await using slack = await inSlack();
    await slack.boat.sail();
    await decidedOn(slack.boat);
    await each(tellings, (arrival) => slack.bring(arrival({ by: 'U0FIRST' })));
    expect(await slack.boat.events('StrategyDecided')).toHaveLength(1);
    expect(await slack.boat.events('RunPaused', 'NoteAdded', 'OrderAdvised')).toEqual([]);
  });

  test('is heard by every way', async () => {
    await using slack = await onTable();
    await each(orders, (arrival) => slack.bring(arrival({ by: 'U0FIRST' })));
    expect(heardNot(slack)).toBe(0);
  });
});

describe('an account that is closed between the screen and the tap', () => {
  test.each(Object.entries(orders))('orders nothing by %s', async (_how, arrival) => {
    await using slack = await onTable();
    await slack.bring(command('/incident status'));
    slack.seen.accounts['U0FIRST'] = { ...users['U0FIRST'], deleted: true };
    const before = await standing(slack);
    await slack.bring(arrival({ by: 'U0FIRST' }));
    expect(await standing(slack)).toEqual(before);
    expect(heardNot(slack)).toBe(1);
  });

  test('is gone from the roster from then on', async () => {
    await using slack = await onTable();
    slack.seen.accounts['U0FIRST'] = { ...users['U0FIRST'], deleted: true };
    await slack.bring(command('/incident note x'));
    await slack.bring(command('/incident who', { by: 'U0SECOND' }));
    expect(slack.lastTold()).toContain('left out, account closed: ada');
  });
});

describe('while Slack says of nobody who they are', () => {
  test.each(Object.entries(orders))(
    'somebody whom nobody vouches for orders nothing by %s',
    async (_how, arrival) => {
      await using slack = await onTable();
      slack.seen.asking = () => Promise.reject(new WebAPIRequestError(new Error('timeout')));
      const before = await standing(slack);
      await slack.bring(arrival({ by: 'U0NEW' }));
      expect(await standing(slack)).toEqual(before);
      expect(heardNot(slack)).toBe(1);
    },
  );
});

describe('whoever says in a button or a form that they are somebody else', () => {
  const spoofs = { user: 'U0FIRST', user_id: 'U0FIRST', person: 'p_ada', by: 'ada', actor: 'ada' };

  test.each(Object.entries(spoofs))('is not: %s in a button', async (key, value) => {
    await using slack = await onTable();
    const line = '/rollback decline RB-1';
    await slack.bring(tap({ v: 1, incident: 'INC-1', line, [key]: value }, { by: 'U0SECOND' }));
    expect(await slack.boat.events('ProposalDeclined')).toEqual([]);
    expect(slack.lastTold()).toContain('FormExpired');
  });

  test.each(Object.entries(spoofs))('is not: %s in what a form carries', async (key, value) => {
    await using slack = await onTable();
    const order = { kind: 'decline', plan: 'RB-1' };
    const carried = { v: 1, form: 'fill', incident: 'INC-1', order, blanks: [] };
    const view = (more: object) => ({
      callback_id: 'form:fill',
      private_metadata: JSON.stringify({ ...carried, ...more }),
    });
    await slack.bring(sent(view({ [key]: value }), {}, { by: 'U0SECOND' }));
    await slack.bring(
      sent(view({ order: { ...order, [key]: value } }), {}, { by: 'U0SECOND', hash: 'h2' }),
    );
    expect(await slack.boat.events('ProposalDeclined')).toEqual([]);
  });

  test('is recorded as who they are', async () => {
    await using slack = await onTable();
    await slack.bring(
      tap({ v: 1, incident: 'INC-1', line: '/incident note I am U0FIRST' }, { by: 'U0SECOND' }),
    );
    const log = await slack.boat.ship.registry.read('incident/INC-1');
    const { directory } = slack.boat.ship;
    expect(log.findLast(({ type }) => type === 'NoteAdded')?.actor).toBe(directory.find('bo'));
  });
});

describe('a message that was copied elsewhere', () => {
  test('orders in the incident that its button names, by whoever taps it', async () => {
    await using slack = await onTable();
    const line = '/rollback decline RB-1';
    await slack.bring(
      tap({ v: 1, incident: 'INC-1', line }, { by: 'U0SECOND', channel: 'C0OTHER' }),
    );
    expect(await slack.boat.events('ProposalDeclined')).toEqual([]);
    expect(await slack.boat.events('OrderAdvised')).toHaveLength(1);
  });

  test('with a button of an incident that is not there orders nothing here', async () => {
    await using slack = await onTable();
    const before = (await standing(slack)).recorded;
    await slack.bring(tap({ v: 1, incident: 'INC-7', line: '/rollback decline RB-1' }));
    expect((await standing(slack)).recorded).toEqual(before);
    expect(slack.lastTold()).toContain('UnknownIncident');
  });

  test('with a card of long ago opens a form, and moves nothing', async () => {
    await using slack = await onTable();
    await slack.boat.pass(60 * 60_000);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/rollback go RB-1 --card 0000' }));
    expect(slack.seen.opened).toHaveLength(1);
    expect(await slack.boat.events('StrategyDecided')).toEqual([]);
  });
});
