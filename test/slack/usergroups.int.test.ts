import { describe, expect, onTestFinished, test } from 'vitest';
import { Manifest } from '../../sandbox/slack/state/manifest.ts';
import { startWorkspace } from '../../sandbox/slack/workspace.ts';
import { PersonId } from '../../src/core/ids.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { manifest } from '../../src/slack/manifest/manifest.ts';
import { groupAsker } from '../../src/slack/usergroups.ts';

const names = usualCommands;
const group = (id: string, users: readonly string[], disabled = false) => ({
  id,
  handle: id.toLowerCase(),
  name: id,
  users,
  disabled,
});

/** Asks a workspace with a group of everybody there is, and one that is switched off. */
async function asking(withhold: readonly string[] = []) {
  const workspace = await startWorkspace({
    manifest: Manifest.parse(JSON.parse(JSON.stringify(manifest(names)))),
    mode: { kind: 'socket' },
    withhold,
    users: [
      { id: 'U0FIRST', name: 'first-oncall', realName: 'Fio First' },
      { id: 'U0NEW', name: 'new-here', realName: 'Nia New' },
      { id: 'U0GUEST', name: 'guest', isRestricted: true },
      { id: 'U0GONE', name: 'gone', deleted: true },
    ],
    groups: [
      group('S0ALL', ['U0FIRST', 'U0GONE', 'U0GUEST', 'U0NEW']),
      group('S0OFF', ['U0FIRST'], true),
    ],
  });
  onTestFinished(() => workspace[Symbol.asyncDispose]());
  const admitted: string[] = [];
  const { tokens, apiUrl } = workspace;
  const ask = groupAsker({
    settings: { botToken: tokens.bot, apiUrl },
    directory: {
      with: (account) => (account === 'slack:U0FIRST' ? PersonId.parse('p_first') : undefined),
      admit: (account, name) => {
        admitted.push(`${account} ${name}`);
        return Promise.resolve(PersonId.parse('p_new'));
      },
    },
    log: { info: () => undefined, warn: () => undefined },
  });
  return { ask, admitted };
}

describe('a user group of Slack', () => {
  test('is its members by account; guests and whoever has left drop out', async () => {
    const { ask, admitted } = await asking();
    expect(await ask('S0ALL')).toEqual(['slack:U0FIRST', 'slack:U0NEW']);
    expect(admitted).toEqual(['slack:U0NEW new-here']);
  });

  test.each(['S0OFF', 'S0NONE'])('does not say who is in it: %s', async (id) => {
    const { ask } = await asking();
    await expect(ask(id)).rejects.toThrow('no_such_subteam');
  });

  test('does not say it without its permission', async () => {
    const { ask } = await asking(['usergroups:read']);
    await expect(ask('S0ALL')).rejects.toThrow('missing_scope');
  });
});
