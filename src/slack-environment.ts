import { err, ok, type Result } from './lib/result.ts';
import type { SlackSettings } from './slack/settings.ts';

/** What the variables of Slack hold; undefined for one that is not set. */
export type SlackVariables = {
  readonly SLACK_MODE?: 'socket' | 'http' | 'off' | undefined;
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_SIGNING_SECRET?: string | undefined;
  readonly SLACK_API_URL?: string | undefined;
  readonly SLACK_ANNOUNCE_CHANNEL?: string | undefined;
  readonly SLACK_SOCKET_STAGGER: number;
};

type Secret = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'SLACK_SIGNING_SECRET';

const found: Readonly<Record<Secret, string>> = {
  SLACK_BOT_TOKEN: 'the bot token, which begins with xoxb- and stands under "OAuth & Permissions"',
  SLACK_APP_TOKEN:
    'the app token, which begins with xapp- and is made under "Basic Information", "App-Level Tokens", with connections:write',
  SLACK_SIGNING_SECRET: 'the signing secret, which stands under "Basic Information"',
};

/**
 * What the variables of Slack come to: undefined when Slack is off, or every problem as a sentence that says what to do.
 * No sentence holds a value: a token that is in the wrong place is a secret all the same.
 */
export function slackOf(
  given: SlackVariables,
): Result<SlackSettings | undefined, readonly string[]> {
  const kind = given.SLACK_MODE ?? modeOf(given);
  if (kind === 'off') return ok(undefined);
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_APP_TOKEN: appToken = '' } = given;
  const signingSecret = given.SLACK_SIGNING_SECRET ?? '';
  const problems = [...missing(kind, given), ...misplaced(given), ...unfitAddress(given)];
  if (problems.length > 0) return err(problems);
  return ok({
    botToken,
    mode:
      kind === 'socket'
        ? { kind, appToken, staggerMs: given.SLACK_SOCKET_STAGGER }
        : { kind, signingSecret },
    apiUrl: given.SLACK_API_URL && withSlash(given.SLACK_API_URL),
    announceChannel: given.SLACK_ANNOUNCE_CHANNEL?.replace(/^#/u, ''),
  });
}

/** By what is set. Half of it is not "off": whoever set a token wants to be heard, and must not find out at night. */
function modeOf(given: SlackVariables): 'socket' | 'http' | 'off' {
  if (given.SLACK_APP_TOKEN !== undefined) return 'socket';
  if (given.SLACK_SIGNING_SECRET !== undefined) return 'http';
  return given.SLACK_BOT_TOKEN === undefined ? 'off' : 'socket';
}

function missing(kind: 'socket' | 'http', given: SlackVariables): readonly string[] {
  const needed: readonly Secret[] = [
    'SLACK_BOT_TOKEN',
    kind === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET',
  ];
  const way = kind === 'socket' ? 'Socket Mode' : 'HTTP';
  const instead =
    given.SLACK_MODE === undefined && kind === 'socket' && given.SLACK_APP_TOKEN === undefined
      ? ' For HTTP instead set SLACK_SIGNING_SECRET; SLACK_MODE=off goes without Slack.'
      : ' SLACK_MODE=off goes without Slack.';
  return needed
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: is not set, and ${way} needs it: ${found[name]}.${instead}`);
}

/** The kinds of secrets that Slack gives out, by how they begin. */
const kinds: readonly (readonly [beginning: string, name: string])[] = [
  ['xoxb-', 'a bot token'],
  ['xapp-', 'an app token'],
  ['xoxp-', "a person's token"],
  ['xox', 'another kind of token'],
];
const beginnings: Readonly<Record<Secret, string>> = {
  SLACK_BOT_TOKEN: 'xoxb-',
  SLACK_APP_TOKEN: 'xapp-',
  SLACK_SIGNING_SECRET: '',
};

function misplaced(given: SlackVariables): readonly string[] {
  const secrets = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;
  return secrets.flatMap((name) => {
    const value = given[name];
    if (value === undefined) return [];
    if (/\s/u.test(value)) return [`${name}: has a blank in it; was it copied whole?`];
    const wanted = beginnings[name];
    const holds = kinds.find(([beginning]) => value.startsWith(beginning));
    if (wanted === '' ? holds === undefined : value.startsWith(wanted)) return [];
    return [`${name}: holds ${holds?.[1] ?? 'something else'}. It takes ${found[name]}.`];
  });
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u;

function unfitAddress({ SLACK_API_URL: address }: SlackVariables): readonly string[] {
  if (address === undefined) return [];
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol) || `${url.search}${url.hash}` !== '') {
    return ['SLACK_API_URL: is no address; it is written https://slack-gov.com/api/'];
  }
  return url.protocol === 'https:' || loopback.test(url.hostname)
    ? []
    : [
        'SLACK_API_URL: begins with http://, so the tokens could be read on the way; write https://',
      ];
}

const withSlash = (address: string): string => (address.endsWith('/') ? address : `${address}/`);

/** What must be seen nowhere, by the names of its variables. */
export const secretsOf = (slack: SlackSettings | undefined): Readonly<Record<string, string>> =>
  slack === undefined
    ? {}
    : {
        SLACK_BOT_TOKEN: slack.botToken,
        ...(slack.mode.kind === 'socket'
          ? { SLACK_APP_TOKEN: slack.mode.appToken }
          : { SLACK_SIGNING_SECRET: slack.mode.signingSecret }),
      };
