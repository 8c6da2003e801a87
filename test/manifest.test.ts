import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isMisread, read } from '../commands/read.ts';
import { families } from '../commands/verb.ts';
import { usualCommands } from '../src/core/texts/voice.ts';
import { manifest } from '../src/slack/manifest/manifest.ts';
import { needed, optional } from '../src/slack/manifest/scopes.ts';
import { manifestText } from '../src/slack/manifest/text.ts';
import { known } from './commands/known.ts';
import { manifestFile, manifestFileText } from './support/write-manifest.ts';

const names = usualCommands;
const longest = 'x'.repeat(31);
const socket = manifest(names);
const http = manifest(
  { incident: longest, rollback: longest, release: longest, registry: longest, drill: longest },
  { http: 'https://bot.example' },
);
const address = 'https://bot.example/slack/events';

/** Every text of the manifest with where it stands. */
function textsOf(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, Array.isArray(value) ? `${path}[]` : `${path}.${name}`),
  );
}

/** Characters, as Slack's published schema of manifests has them. */
const longestText: Readonly<Record<string, number>> = {
  '.display_information.name': 35,
  '.display_information.description': 140,
  '.display_information.background_color': 7,
  '.features.bot_user.display_name': 80,
  '.features.slash_commands[].command': 32,
  '.features.slash_commands[].description': 2_000,
  '.features.slash_commands[].usage_hint': 1_000,
  '.features.slash_commands[].url': 3_000,
  '.features.shortcuts[].type': 7,
  '.features.shortcuts[].name': 24,
  '.features.shortcuts[].callback_id': 255,
  '.features.shortcuts[].description': 150,
  '.oauth_config.scopes.bot[]': 50,
  '.oauth_config.scopes.bot_optional[]': 50,
  '.settings.event_subscriptions.bot_events[]': 50,
  '.settings.event_subscriptions.request_url': 3_500,
  '.settings.interactivity.request_url': 3_500,
  '.settings.interactivity.message_menu_options_url': 3_500,
};

describe('manifest.yml', () => {
  test('is what the table of commands makes (npm run manifest writes it)', () => {
    expect(readFileSync(manifestFile, 'utf8')).toBe(manifestFileText());
  });

  test('reads back as the manifest for Socket Mode, and its first line says how it is made', () => {
    expect(parse(readFileSync(manifestFile, 'utf8'))).toEqual(socket);
    expect(manifestFileText()).toMatch(/^# .*npm run manifest/u);
  });
});

describe.each([
  ['Socket Mode', socket],
  ['HTTP under the longest names', http],
])('the manifest for %s', (_, made) => {
  test('keeps to the length that Slack has for each text', () => {
    const tooLong = textsOf(made, '').filter(([path, text]) => {
      const limit = longestText[path];
      return limit === undefined || text.length > limit || text === '';
    });
    expect(tooLong).toEqual([]);
  });

  test('keeps to the numbers that Slack has for each list', () => {
    expect(made.features?.slash_commands?.length).toBeLessThanOrEqual(50);
    expect(made.features?.shortcuts?.length).toBeLessThanOrEqual(10);
    expect(made.settings?.event_subscriptions?.bot_events?.length).toBeLessThanOrEqual(100);
  });

  test('names nothing twice', () => {
    const { features, oauth_config, settings } = made;
    const lists = [
      oauth_config?.scopes?.bot,
      oauth_config?.scopes?.bot_optional,
      settings?.event_subscriptions?.bot_events,
      features?.shortcuts?.map((one) => one.callback_id),
    ];
    for (const list of lists) expect([...new Set<string>(list)]).toEqual(list);
  });
});

describe('what the app asks a workspace for', () => {
  const scopes = socket.oauth_config?.scopes;

  test('is nine permissions that it needs', () => {
    expect(needed.map(({ scope }) => scope).join(' ')).toBe(
      'commands chat:write im:write users:read channels:read channels:manage channels:join pins:write files:write',
    );
  });

  test('and some that may be refused, which Slack wants among all of them too', () => {
    expect(scopes?.bot_optional).toEqual(optional.map(({ scope }) => scope));
    expect(scopes?.bot).toEqual([...needed, ...optional].map(({ scope }) => scope));
  });

  test('is explained in docs/slack.md, line by line', () => {
    const page = readFileSync('docs/slack.md', 'utf8');
    for (const { scope, why } of needed) expect(page).toContain(`| \`${scope}\` | ${why} |`);
    for (const { scope, why, without } of optional) {
      expect(page).toContain(`| \`${scope}\` | ${why} | ${without} |`);
    }
  });
});

describe('an app that Slack reaches over HTTP', () => {
  test('has the one address everywhere, and no Socket Mode', () => {
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address },
      interactivity: { request_url: address, message_menu_options_url: address },
    });
    expect(http.features?.slash_commands?.map(({ url }) => url)).toEqual(
      families.map(() => address),
    );
  });

  test.each(['https://bot.example/', address, `${address}/`])(
    'takes %s as its address too',
    (given) => {
      expect(manifest(names, { http: given }).settings?.event_subscriptions?.request_url).toBe(
        address,
      );
    },
  );

  test('has no address anywhere in Socket Mode', () => {
    expect(manifestText(names, {}, [])).not.toContain('url');
  });
});

describe('slash commands', () => {
  test('are one for each family, under the configured names, and take mentions as ids', () => {
    const made = manifest({
      incident: 'inc',
      rollback: 'rb',
      release: 'rel',
      registry: 'reg',
      drill: 'dr',
    });
    expect(made.features?.slash_commands).toMatchObject([
      { command: '/inc', should_escape: true },
      { command: '/rb', should_escape: true },
      { command: '/rel', should_escape: true },
      { command: '/dr', should_escape: true },
      { command: '/reg', should_escape: true },
    ]);
  });

  test('say first what to begin with', () => {
    const [, rollback] = socket.features?.slash_commands ?? [];
    expect(rollback?.usage_hint).toMatch(/^<service\[@env\]> \| stop \|.*\| help$/u);
  });
});

describe('what stands in the manifest', () => {
  const source = (file: string): string => readFileSync(`src/slack/in/${file}`, 'utf8');

  test.each(families)('the command of %s is understood when typed', (family) => {
    const renamed = {
      ...known,
      names: { incident: 'inc', rollback: 'rb', release: 'rel', registry: 'reg', drill: 'dr' },
    };
    const { command } =
      manifest(renamed.names).features?.slash_commands?.[families.indexOf(family)] ?? {};
    expect(isMisread(read(`${command} help`, renamed))).toBe(false);
    expect(isMisread(read(`${command}x help`, renamed))).toBe(true);
  });

  test.each(socket.settings?.event_subscriptions?.bot_events ?? [])('%s is heard', (event) => {
    expect(source('event.ts') + source('event-body.ts')).toContain(`'${event}'`);
  });

  test.each(socket.features?.shortcuts ?? [])('$name is heard', ({ callback_id }) => {
    expect(source('shortcut.ts')).toContain(`'${callback_id}'`);
  });
});
