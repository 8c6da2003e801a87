import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { secretsFrom } from '../src/secrets.ts';
import { Secrets } from '../src/written/scalars.ts';
import { ownFolder } from './registry/sqlite-rig.ts';

describe('a secret that a playbook names', () => {
  test('comes from the environment, or from a file of its name without the end of its line', async () => {
    await using folder = await ownFolder();
    writeFileSync(join(folder.path, 'queue-token'), 'from a file\n');
    const secrets = secretsFrom({ STERNWAY_SECRET_API_TOKEN: 'from env' }, folder.path);
    expect(secrets(['api_token', 'queue-token'])).toEqual({
      ok: true,
      value: { api_token: 'from env', 'queue-token': 'from a file' },
    });
    expect(secrets([])).toEqual({ ok: true, value: {} });
  });

  test('is found under every name that a playbook may write', async () => {
    await using folder = await ownFolder();
    writeFileSync(join(folder.path, 'Queue-Token'), 'from a file');
    const secrets = secretsFrom({ STERNWAY_SECRET_API_KEY: 'k' }, folder.path);
    const names = Secrets.parse(['API_KEY', 'api-key', 'Queue-Token']);
    expect(secrets(names)).toEqual({
      ok: true,
      value: { API_KEY: 'k', 'api-key': 'k', 'Queue-Token': 'from a file' },
    });
  });

  test('is read at each use: a rotated one is in force at once', async () => {
    await using folder = await ownFolder();
    const secrets = secretsFrom({}, folder.path);
    for (const value of ['old', 'new']) {
      writeFileSync(join(folder.path, 'token'), value);
      expect(secrets(['token'])).toEqual({ ok: true, value: { token: value } });
    }
  });

  test('is missing when it is nowhere, and all that are missing are named', async () => {
    await using folder = await ownFolder();
    const secrets = secretsFrom({ STERNWAY_SECRET_HERE: 'yes' }, folder.path);
    expect(secrets(['here', 'gone', 'lost'])).toEqual({ ok: false, error: ['gone', 'lost'] });
    expect(secretsFrom({}, undefined)(['gone'])).toEqual({ ok: false, error: ['gone'] });
  });

  test('fails closed: set to nothing is as good as not set', async () => {
    await using folder = await ownFolder();
    writeFileSync(join(folder.path, 'blank'), '\n');
    const secrets = secretsFrom({ STERNWAY_SECRET_EMPTY: '' }, folder.path);
    expect(secrets(['empty', 'blank'])).toEqual({ ok: false, error: ['empty', 'blank'] });
  });

  test('fails closed: a name that leads out of the folder is never looked up', async () => {
    await using folder = await ownFolder();
    writeFileSync(join(folder.path, 'token'), 'value');
    const secrets = secretsFrom({ 'STERNWAY_SECRET_../TOKEN': 'x' }, folder.path);
    const names = ['../token', './token', '/etc/passwd', '__proto__', ''];
    expect(secrets(names)).toEqual({ ok: false, error: names });
  });
});
