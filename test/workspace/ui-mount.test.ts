import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { mountUi } from '../../sandbox/slack/ui/mount.ts';

const app = fastify();
mountUi(app);

describe('the pages of the workspace', () => {
  test('may load nothing from elsewhere and run nothing inline but the list of modules', async () => {
    const { headers, body } = await app.inject('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/u);
    expect(body).toContain('/ui/lit-html/lit-html.js');
  });

  test('give modules without their types', async () => {
    const { headers, body } = await app.inject('/ui/browser/model/send.ts');
    expect(headers['content-type']).toContain('text/javascript');
    expect(body).not.toContain('import type');
    expect(body).not.toContain(': unknown');
  });

  test('give lit-html as it is built for browsers', async () => {
    for (const name of ['lit-html.js', 'directive.js', 'directives/repeat.js']) {
      const { statusCode, body } = await app.inject(`/ui/lit-html/${name}`);
      expect([name, statusCode]).toEqual([name, 200]);
      expect(body).not.toContain('isServer = true');
    }
  });

  test('give no file beside their folders', async () => {
    const climbs = [
      '../mount.ts',
      '..%2fmount.ts',
      'model/../../mount.ts',
      'tsconfig.json',
      'x.ts',
    ];
    for (const name of climbs) {
      const { statusCode } = await app.inject(`/ui/browser/${name}`);
      expect([name, statusCode]).toEqual([name, 404]);
    }
  });
});
