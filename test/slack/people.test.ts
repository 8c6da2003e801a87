import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { openPeople, type Who } from '../../src/slack/people.ts';
import { underSail } from '../app/story.ts';
import { me, users, withAccounts } from './in-rig.ts';

const silent = new WebAPIRequestError(new Error('timeout'));

async function rig() {
  const { harbor, boat, [Symbol.asyncDispose]: dispose } = await underSail(withAccounts);
  const asked: string[] = [];
  const slack: { failure: Error | undefined; users: typeof users } = {
    failure: undefined,
    users: { ...users },
  };
  const info = ({ user }: { user: string }): Promise<unknown> => {
    asked.push(user);
    return slack.failure
      ? Promise.reject(slack.failure)
      : Promise.resolve({ ok: true, user: slack.users[user] });
  };
  const people = openPeople({ ship: boat.ship, users: { info }, me });
  const who = (user: string, team: string | undefined = me.teamId): Promise<Who> =>
    people.who({ user, team });
  return { harbor, boat, asked, slack, people, who, [Symbol.asyncDispose]: dispose };
}

describe('who looks', () => {
  const looks = (one: Awaited<ReturnType<typeof rig>>) =>
    one.people.who({ user: 'U0FIRST', team: me.teamId }, 'lately');

  test('is asked once in ten minutes', async () => {
    await using one = await rig();
    expect((await looks(one)).status).toBe('person');
    await looks(one);
    expect(one.asked).toEqual(['U0FIRST']);
    await one.boat.pass(601_000);
    await looks(one);
    expect(one.asked).toEqual(['U0FIRST', 'U0FIRST']);
  });

  test('is asked again when Slack says that the account has changed', async () => {
    await using one = await rig();
    await looks(one);
    one.slack.users['U0FIRST'] = { ...users['U0FIRST'], deleted: true };
    expect((await looks(one)).status).toBe('person');
    one.people.changed('U0FIRST', true);
    expect((await looks(one)).status).toBe('refused');
  });
});

describe('who acts', () => {
  test('is asked about each time, so that whoever left a second ago orders nothing', async () => {
    await using one = await rig();
    expect((await one.who('U0FIRST')).status).toBe('person');
    one.slack.users['U0FIRST'] = { ...users['U0FIRST'], deleted: true };
    expect((await one.who('U0FIRST')).status).toBe('refused');
    expect(one.boat.ship.rosters.hasLeft('slack:U0FIRST')).toBe(true);
  });

  test('whose account is known to be closed orders nothing while Slack is silent either', async () => {
    await using one = await rig();
    one.people.changed('U0FIRST', true);
    one.slack.failure = silent;
    expect((await one.who('U0FIRST')).status).toBe('refused');
  });

  test('and is nobody here is not kept among those who have left', async () => {
    await using one = await rig();
    await one.who('U0GUEST');
    expect(one.boat.ship.rosters.hasLeft('slack:U0GUEST')).toBe(false);
  });

  test('is the same person under the same account, named or not', async () => {
    await using one = await rig();
    const first = await one.who('U0NEW');
    expect(first).toEqual(await one.who('U0NEW'));
    expect(await one.who('U0FIRST')).toMatchObject({
      person: one.boat.ship.directory.find('@ada'),
    });
  });

  test('of a workspace that the configuration lists is heard, and of the own one then is not', async () => {
    await using one = await rig();
    one.harbor.rules = { ...one.harbor.rules, workspaces: ['T0OTHER'] };
    one.slack.users['U0ALLY'] = { team_id: 'T0OTHER', name: 'ally' };
    expect((await one.who('U0ALLY', 'T0OTHER')).status).toBe('person');
    expect((await one.who('U0FIRST')).status).toBe('refused');
  });

  test('without a workspace is refused', async () => {
    await using one = await rig();
    expect(await one.who('U0FIRST', '')).toMatchObject({ status: 'refused' });
  });

  test('from a listed workspace but at home in another is refused', async () => {
    await using one = await rig();
    expect(await one.who('U0STRANGER')).toMatchObject({
      answer: { refusal: { code: 'OtherWorkspace' } },
    });
  });

  test('that Slack does not show is refused, and the next one is asked for all the same', async () => {
    await using one = await rig();
    one.slack.failure = new WebAPIPlatformError({ ok: false, error: 'user_not_visible' });
    expect(await one.who('U0GONE')).toMatchObject({
      answer: { refusal: { code: 'OtherWorkspace' } },
    });
    one.slack.failure = undefined;
    expect((await one.who('U0FIRST')).status).toBe('person');
  });

  test('is the bot itself: ignored', async () => {
    await using one = await rig();
    expect((await one.who(me.botUserId)).status).toBe('ignored');
    expect((await one.who('U0ROBOT')).status).toBe('ignored');
  });
});

describe('while Slack does not say who somebody is', () => {
  test('people whom the configuration names are heard though Slack never spoke of them', async () => {
    await using one = await rig();
    one.slack.failure = silent;
    expect(await one.who('U0FIRST')).toEqual({
      status: 'person',
      person: one.boat.ship.directory.find('@ada'),
    });
  });

  test.each(['U0NEW', 'U0GUEST', 'U0UNKNOWN'])(
    'nobody else of whom Slack has not spoken since the start is, not %s either who was heard once',
    async (user) => {
      await using one = await rig();
      await one.boat.ship.directory.admit(`slack:${user}`, user);
      one.slack.failure = silent;
      expect(await one.who(user)).toMatchObject({
        status: 'refused',
        answer: { refusal: { code: 'NotSignedIn' } },
      });
    },
  );

  test('whom the configuration names as somebody is refused once Slack called them a guest', async () => {
    await using one = await rig();
    one.slack.users['U0SECOND'] = { ...users['U0SECOND'], is_restricted: true };
    expect((await one.who('U0SECOND')).status).toBe('refused');
    await one.boat.pass(601_000);
    one.slack.failure = silent;
    expect((await one.who('U0SECOND')).status).toBe('refused');
  });

  test('whoever was known to be a member a while ago still is, and a guest still is one', async () => {
    await using one = await rig();
    await one.who('U0NEW');
    await one.who('U0GUEST');
    await one.boat.pass(601_000);
    one.slack.failure = silent;
    expect((await one.who('U0NEW')).status).toBe('person');
    expect((await one.who('U0GUEST')).status).toBe('refused');
  });

  test('it is left alone as long as it says', async () => {
    await using one = await rig();
    one.slack.failure = new WebAPIRateLimitedError(45);
    await one.who('U0FIRST');
    await one.boat.pass(44_000);
    await one.who('U0FIRST');
    expect(one.asked).toEqual(['U0FIRST']);
    await one.boat.pass(1_000);
    await one.who('U0FIRST');
    expect(one.asked).toEqual(['U0FIRST', 'U0FIRST']);
  });

  test('it is asked again after half a minute, not for each order', async () => {
    await using one = await rig();
    one.slack.failure = silent;
    await one.who('U0FIRST');
    await one.who('U0SECOND');
    expect(one.asked).toEqual(['U0FIRST']);
    await one.boat.pass(30_000);
    await one.who('U0SECOND');
    expect(one.asked).toEqual(['U0FIRST', 'U0SECOND']);
  });
});

describe('an odd answer about one account', () => {
  test.each([
    ['of another shape', undefined],
    ['that refuses', new WebAPIPlatformError({ ok: false, error: 'missing_scope' })],
  ])('%s keeps nobody else from being heard', async (_how, failure) => {
    await using one = await rig();
    one.slack.failure = failure;
    expect((await one.who('U0ODD')).status).toBe('refused');
    one.slack.failure = undefined;
    expect((await one.who('U0NEW')).status).toBe('person');
    expect(one.asked).toEqual(['U0ODD', 'U0NEW']);
  });

  test('is asked for again after half a minute, not for each order', async () => {
    await using one = await rig();
    await one.who('U0ODD');
    await one.who('U0ODD');
    expect(one.asked).toEqual(['U0ODD']);
    await one.boat.pass(30_000);
    await one.who('U0ODD');
    expect(one.asked).toEqual(['U0ODD', 'U0ODD']);
  });

  test('leaves standing what Slack said of it before', async () => {
    await using one = await rig();
    expect((await one.who('U0NEW')).status).toBe('person');
    await one.boat.pass(601_000);
    delete one.slack.users['U0NEW'];
    expect((await one.who('U0NEW')).status).toBe('person');
  });
});
