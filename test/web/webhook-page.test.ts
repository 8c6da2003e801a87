import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { ok } from '../../src/lib/result.ts';
import { good, kinds } from '../configuration/sample.ts';
import { webRig } from './rig.ts';

const page = readFileSync('docs/outside-changes.md', 'utf8');
const examples = (language: string): readonly string[] =>
  Array.from(page.matchAll(/^```(\w+)\n(.*?)^```/gmsu)).flatMap(([, named, text = '']) =>
    named === language ? [text] : [],
  );
const secret = 'secret-of-the-page';

describe('the page about changes from outside', () => {
  const [written = ''] = examples('yaml');
  const read = readConfiguration('sternway.yaml', `${good}${written}`, kinds);

  test('shows a configuration that is accepted as it stands', () => {
    expect(read).toMatchObject({ ok: true, value: { webhooks: { github: {}, change: {} } } });
  });

  test.each(examples('json'))('shows a change that is taken as it stands: %s', async (example) => {
    await using rig = await webRig({
      secrets: (names) => ok(Object.fromEntries(names.map((name) => [name, secret]))),
    });
    const webhooks = read.ok ? read.value.webhooks : undefined;
    const rules = { ...rig.ship.configurations.current(), webhooks };
    Object.assign(rig.ship.configurations, { current: () => rules });
    const body = example.replace('2026-03-01T10:00:00Z', new Date().toISOString());
    const response = await rig.call('/api/v1/webhooks/change', {
      method: 'POST',
      token: '',
      body,
      headers: {
        'content-type': 'application/json',
        'x-sternway-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
    });
    expect(response.status).toBe(202);
    expect(await rig.ship.registry.unfinished()).toMatchObject([
      { body: { target: 'checkout@prod', kind: 'flag', by: 'octocat' } },
    ]);
  });
});
