import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Manifest } from '../../sandbox/slack/state/manifest.ts';
import { startWorkspace } from '../../sandbox/slack/workspace.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { examineAlone } from '../../src/doctor/alone.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { manifest } from '../../src/slack/manifest/manifest.ts';

const rules = (more = ''): string => `version: 1
workspaces: []
environments: { prod: { protected: yes } }
people:
  ana: { slack: [U0FIRST], tokens: [] }
  ben: { slack: [U0GONE], tokens: [] }
admins: [ana]
services:
  checkout:
    owner: checkout-team
    environments: [prod]
    authority: { roster: [ana, ben] }
${more}`;

/** An installation in a folder of its own, and what is seen there. */
async function seen(text: string | undefined, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'sternway.yaml');
  if (text !== undefined) writeFileSync(file, text);
  const examined = await examineAlone({
    STERNWAY_CONFIG: file,
    STERNWAY_DATA: folder,
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    ...env,
  });
  const of = (look: string) => examined.findings.filter((one) => one.look === look);
  return { ...examined, folder, of };
}

async function workspace(withhold: readonly string[] = []) {
  const made = await startWorkspace({
    manifest: Manifest.parse(JSON.parse(JSON.stringify(manifest(usualCommands)))),
    mode: { kind: 'socket' },
    withhold,
    users: [
      { id: 'U0FIRST', name: 'first-oncall', realName: 'Fio First' },
      { id: 'U0GONE', name: 'gone', deleted: true },
    ],
  });
  onTestFinished(() => made[Symbol.asyncDispose]());
  const { tokens, apiUrl } = made;
  return { SLACK_BOT_TOKEN: tokens.bot, SLACK_APP_TOKEN: tokens.app, SLACK_API_URL: apiUrl };
}

describe('an installation that does not run', () => {
  test('is looked at, and nothing is known by a running process', async () => {
    const { isRunning, of } = await seen(rules());
    expect(isRunning).toBe(false);
    expect(of('record')).toMatchObject([{ verdict: 'pass' }]);
    expect(of('pager')).toMatchObject([{ verdict: 'fail' }]);
    expect(of('rosters')).toMatchObject([{ verdict: 'fail' }]);
  });

  test('without a configuration says so, and what rests on it is unknown', async () => {
    const { of } = await seen(undefined);
    expect(of('configuration')).toMatchObject([
      { verdict: 'fail', says: expect.stringContaining('there is no such file') },
    ]);
    expect(of('rosters')).toMatchObject([{ verdict: 'unknown' }]);
    expect(of('disk')[0]).toMatchObject({ says: expect.stringContaining('MiB free') });
  });

  test('with a variable that cannot be used tells nothing but that', async () => {
    const { findings } = await seen(rules(), { PORT: 'many' });
    expect(findings.filter(({ verdict }) => verdict !== 'unknown')).toMatchObject([
      { look: 'environment', verdict: 'fail', says: expect.stringContaining('PORT') },
    ]);
  });

  test('whose registry somebody else holds is looked at without it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-held-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await using _ = await openSqliteRegistry({ file: join(folder, 'registry.sqlite'), clock });
    const { of } = await seen(rules(), { STERNWAY_DATA: folder });
    expect(of('record')).toMatchObject([
      { verdict: 'unknown', says: expect.stringContaining('Another process holds') },
    ]);
  });
});

describe('secrets', () => {
  const paged = rules('pager: { kind: webhook, url_secret: pager_url }\n');

  test('that are named and not set fail, by their name', async () => {
    expect((await seen(paged)).of('secrets')).toMatchObject([
      { verdict: 'fail', says: 'pager_url is named by pager, and is not set.' },
    ]);
  });

  test('that are set are told to nobody, nor the host in an address that is one', async () => {
    const secret = 'https://hooks.nowhere.invalid/T0/very-secret';
    const { findings, of } = await seen(paged, { STERNWAY_SECRET_PAGER_URL: secret });
    expect(of('secrets')).toMatchObject([{ verdict: 'pass' }]);
    expect(of('pager')).toMatchObject([{ verdict: 'pass' }, { verdict: 'fail' }]);
    expect(JSON.stringify(findings)).not.toMatch(/very-secret|hooks\.nowhere/u);
  });
});

describe('the workspace in Slack', () => {
  test('is known, with its permissions, channels and people', async () => {
    const env = await workspace();
    const { of } = await seen(rules(), { ...env, SLACK_ANNOUNCE_CHANNEL: 'nowhere' });
    expect(of('slack tokens').map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(of('slack scopes')).toMatchObject([{ verdict: 'pass' }]);
    expect(of('slack channels')).toMatchObject([
      { verdict: 'fail', says: expect.stringContaining('nowhere (announcements) is not there') },
    ]);
    expect(of('rosters')[0]?.says).toContain(
      'ben has an account in Slack that is closed and no pager',
    );
  });

  test('fails by the name of the permission that is missing', async () => {
    const { of } = await seen(rules(), await workspace(['chat:write', 'pins:read']));
    expect(
      of('slack scopes').map(({ verdict, says }) => `${verdict} ${says.split(' ')[0]}`),
    ).toEqual(['fail chat:write', 'warn pins:read']);
  });

  test('is told that it is not one of those whose people may order', async () => {
    const text = rules().replace('workspaces: []', 'workspaces: [T0OTHER]');
    expect((await seen(text, await workspace())).of('slack tokens')).toMatchObject([
      { verdict: 'pass' },
      { verdict: 'fail', says: expect.stringContaining('is not under workspaces') },
      { verdict: 'pass' },
    ]);
  });

  test('refuses a token that is none of its own', async () => {
    const env = { ...(await workspace()), SLACK_BOT_TOKEN: 'xoxb-of-somebody-else' };
    const { of, findings } = await seen(rules(), env);
    expect(of('slack tokens')[0]).toMatchObject({ verdict: 'fail' });
    expect(of('slack scopes')).toMatchObject([{ verdict: 'unknown' }]);
    expect(JSON.stringify(findings)).not.toContain('xoxb-of-somebody-else');
  });

  test('that does not answer is unknown', async () => {
    const { of } = await seen(rules(), {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    });
    expect(of('slack tokens').map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
  });
});
