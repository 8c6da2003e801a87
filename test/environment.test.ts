import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnvironment, Variables } from '../src/config.ts';
import { inherited } from '../src/lib/program/with.ts';

const lines = readFileSync('.env.example', 'utf8').split('\n');
const examples = lines.flatMap((line, index) => {
  const [, name, value = ''] = /^([A-Z_]+)=(.*)$/u.exec(line) ?? [];
  return name === undefined ? [] : [{ name, value, comment: lines[index - 1] ?? '' }];
});

describe('.env.example', () => {
  test('lists exactly the variables that the program knows, in the same order', () => {
    expect(examples.map(({ name }) => name)).toEqual(Object.keys(Variables.shape));
  });

  test.each(examples)('says what $name means', ({ comment }) => {
    expect(comment).toMatch(/^# \S.{10,}\.?$/u);
  });

  test('shows the defaults: read as it stands it changes nothing', () => {
    const shown = Object.fromEntries(examples.map(({ name, value }) => [name, value]));
    expect({ ...readEnvironment(shown), env: {} }).toEqual({ ...readEnvironment({}), env: {} });
  });
});

describe('an environment', () => {
  test('is refused with every problem at once, each by the name of its variable', () => {
    const wrong = { PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x/y' };
    expect(() => readEnvironment(wrong)).toThrowErrorMatchingInlineSnapshot(`
      [EnvironmentInvalid: The environment cannot be used:
        DATABASE_URL: is the address of a PostgreSQL database: postgres://user:password@host:5432/database
        PORT: Too big: expected number to be <=65535
        LOG_LEVEL: Invalid option: expected one of "fatal"|"error"|"warn"|"info"|"debug"|"trace"|"silent"]
    `);
  });

  test('with nothing in it is good', () => {
    expect(readEnvironment({})).toMatchObject({ port: 3400, host: '127.0.0.1', redis: undefined });
    expect(
      readEnvironment({ STERNWAY_ALLOW_ADDRESSES: ' 127.0.0.1:*, ,10.0.0.0/8' }),
    ).toMatchObject({
      allowAddresses: ['127.0.0.1:*', '10.0.0.0/8'],
    });
    expect(readEnvironment({ REDIS_URL: 'redis://x', REDIS_MANAGED: 'yes' }).redis).toEqual({
      url: 'redis://x',
      managed: true,
    });
  });
});

const bot = 'xoxb-1111-bot-secret';
const app = 'xapp-2222-app-secret';
const signing = '8f742231b10e8888abcd99yyyzzz85a5';
const slack = (env: Readonly<Record<string, string>>) => readEnvironment(env).slack;

/** What is told about an environment, a problem a line. */
function told(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readEnvironment(env);
  } catch (error) {
    const [, ...lines] = String(error).split('\n');
    return lines.map((line) => line.trim());
  }
  return [];
}

describe('an environment without Slack', () => {
  test.each([
    ['nothing is set', {}],
    ['everything is set to nothing', { SLACK_MODE: '', SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' }],
    ['only a channel is named', { SLACK_ANNOUNCE_CHANNEL: 'incidents' }],
    ['it is off, whatever else is set', { SLACK_MODE: 'off', SLACK_BOT_TOKEN: app }],
  ])('is good: %s', (_, env) => {
    expect(slack(env)).toBeUndefined();
  });
});

describe('an environment with Slack', () => {
  test('goes by Socket Mode when both tokens are there', () => {
    expect(slack({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app })).toEqual({
      botToken: bot,
      mode: { kind: 'socket', appToken: app, staggerMs: 90_000 },
      apiUrl: undefined,
      announceChannel: undefined,
    });
  });

  test('goes by HTTP when the bot token and the signing secret are there', () => {
    const env = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: signing };
    expect(slack(env)?.mode).toEqual({ kind: 'http', signingSecret: signing });
  });

  test('goes by what SLACK_MODE says when all three are there, and by Socket Mode when it says nothing', () => {
    const all = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: signing };
    expect(slack(all)?.mode.kind).toBe('socket');
    expect(slack({ ...all, SLACK_MODE: 'http' })?.mode.kind).toBe('http');
  });

  test('takes the address with and without its last slash, the channel with and without #, and secrets out of files', () => {
    const env = { SLACK_BOT_TOKEN: `${bot}\n`, SLACK_APP_TOKEN: app };
    for (const address of ['http://127.0.0.1:3500/api', 'http://127.0.0.1:3500/api/']) {
      const read = slack({ ...env, SLACK_API_URL: address, SLACK_ANNOUNCE_CHANNEL: '#incidents' });
      expect(read).toMatchObject({
        botToken: bot,
        apiUrl: 'http://127.0.0.1:3500/api/',
        announceChannel: 'incidents',
      });
    }
    expect(slack({ ...env, SLACK_SOCKET_STAGGER: '500ms' })?.mode).toMatchObject({
      staggerMs: 500,
    });
  });
});

describe('an environment whose Slack cannot work', () => {
  const socket = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app };

  test.each([
    [
      'tokens that changed places',
      { SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: bot },
      [
        'SLACK_BOT_TOKEN: holds an app token. It takes the bot token, which begins with xoxb-',
        'SLACK_APP_TOKEN: holds a bot token. It takes the app token, which begins with xapp-',
      ],
    ],
    [
      "a person's token",
      { ...socket, SLACK_BOT_TOKEN: 'xoxp-3333' },
      ["SLACK_BOT_TOKEN: holds a person's token."],
    ],
    [
      'a token that is none',
      { ...socket, SLACK_APP_TOKEN: signing },
      ['SLACK_APP_TOKEN: holds something else.'],
    ],
    [
      'a token with a blank in it',
      { ...socket, SLACK_BOT_TOKEN: 'xoxb-11 11' },
      ['SLACK_BOT_TOKEN: has a blank in it'],
    ],
    [
      'a token where the signing secret belongs',
      { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: app },
      ['SLACK_SIGNING_SECRET: holds an app token. It takes the signing secret'],
    ],
    [
      'a bot token alone',
      { SLACK_BOT_TOKEN: bot },
      [
        'SLACK_APP_TOKEN: is not set, and Socket Mode needs it: the app token, which begins with xapp- and is made under "Basic Information", "App-Level Tokens", with connections:write. For HTTP instead set SLACK_SIGNING_SECRET; SLACK_MODE=off goes without Slack.',
      ],
    ],
    [
      'an app token alone',
      { SLACK_APP_TOKEN: app },
      ['SLACK_BOT_TOKEN: is not set, and Socket Mode'],
    ],
    [
      'a signing secret alone',
      { SLACK_SIGNING_SECRET: signing },
      ['SLACK_BOT_TOKEN: is not set, and HTTP needs it'],
    ],
    [
      'a mode without anything',
      { SLACK_MODE: 'http' },
      ['SLACK_BOT_TOKEN: is not set', 'SLACK_SIGNING_SECRET: is not set, and HTTP needs it'],
    ],
    [
      'a mode that is none',
      { ...socket, SLACK_MODE: 'rtm' },
      ['SLACK_MODE: Invalid option: expected one of "socket"|"http"|"off"'],
    ],
    [
      'an address that is none',
      { ...socket, SLACK_API_URL: 'slack-gov.com/api' },
      ['SLACK_API_URL: is no address; it is written https://slack-gov.com/api/'],
    ],
    [
      'an address on which the tokens could be read',
      { ...socket, SLACK_API_URL: 'http://slack-gov.com/api/' },
      ['SLACK_API_URL: begins with http://'],
    ],
    [
      'a stagger that is no duration',
      { ...socket, SLACK_SOCKET_STAGGER: '90' },
      ['SLACK_SOCKET_STAGGER: "90" is not a duration'],
    ],
    [
      'something else that is wrong too',
      { SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: app, PORT: 'x' },
      ['SLACK_BOT_TOKEN: holds an app token.', 'PORT: '],
    ],
  ])('is refused: %s', (_, env, sentences) => {
    const lines = told(env);
    expect(lines.map((line, at) => line.slice(0, sentences[at]?.length))).toEqual(sentences);
    for (const value of [bot, app, signing, 'xoxp-3333']) expect(lines.join()).not.toContain(value);
  });
});

describe('a program that a step or a check starts', () => {
  test('gets none of the secrets of Slack', () => {
    const env = {
      PATH: '/bin',
      HOME: '/root',
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
      SLACK_SIGNING_SECRET: signing,
    };
    expect(inherited(readEnvironment(env).env)).toEqual({ PATH: '/bin', HOME: '/root' });
  });
});
