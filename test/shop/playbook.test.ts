import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { newTokens, shopConfiguration } from '../../sandbox/shop/configuration.ts';
import { throughIngress } from '../../sandbox/shop/ingress.ts';
import { playbookInputs, writePlaybooks } from '../../sandbox/shop/playbook.ts';
import type { Binding } from '../../src/app/ports/playbooks.ts';
import { countKinds } from '../../src/checks/counts.ts';
import { checkKinds } from '../../src/checks/kinds.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { Target } from '../../src/core/ids.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { filePlaybooks } from '../../src/playbooks/file-playbooks.ts';
import { lintPlaybook } from '../../src/playbooks/read.ts';
import { stepKinds } from '../../src/steps/kinds.ts';
import { noData } from '../playbooks/sample.ts';

const directory = fileURLToPath(new URL('../../sandbox/shop/playbooks', import.meta.url));
const urls = {
  platform: 'http://127.0.0.1:1',
  router: 'http://127.0.0.1:2',
  load: 'http://127.0.0.1:3',
  storefront: 'http://127.0.0.1:4',
  worker: 'http://127.0.0.1:5',
};
const database = '/shop/orders.db';
const binding: Binding = {
  targets: [Target.parse('checkout@prod')],
  from: { version: '2' },
  to: { version: '1' },
  inputs: playbookInputs({ urls, database }),
  service: { criteria: [], effects: [], data: noData, stakeholders: [], digest: 'd' },
};

describe('the playbooks of the shop', () => {
  test.each(['checkout-rollback', 'checkout-flag-off'])(
    '%s has nothing that a linter finds',
    (name) => {
      const file = `${directory}/${name}.yaml`;
      const text = readFileSync(file, 'utf8');
      expect(lintPlaybook(file, text, { steps: stepKinds, checks: checkKinds })).toEqual([]);
    },
  );

  test('become a plan back to release 1', async () => {
    const playbooks = filePlaybooks({ directory, stepKinds, checkKinds });
    const plan = await playbooks.makePlan('checkout-rollback', binding);
    expect(plan).toMatchObject({ ok: true });
  });
});

describe('a shop with a staging', () => {
  const facts = throughIngress('http://127.0.0.1:6', '/shop');

  test('goes back in each environment by the same playbook, and touches that one alone', async () => {
    const place = mkdtempSync(join(tmpdir(), 'shop-playbooks-'));
    const directory = writePlaybooks({ ...facts, directory: place });
    const playbooks = filePlaybooks({ directory, stepKinds, checkKinds });
    const planned = async (name: string): Promise<string> => {
      const targets = [Target.parse(`checkout@${name}`)];
      const plan = await playbooks.makePlan('checkout-rollback', {
        ...binding,
        targets,
        inputs: {},
      });
      return JSON.stringify(plan);
    };
    const [prod, staging] = [await planned('prod'), await planned('staging')];
    rmSync(place, { recursive: true });
    expect(staging).toContain('http://127.0.0.1:6/staging/router/backends/checkout-1');
    expect(staging).toContain('/shop/staging/orders.db');
    expect(staging).not.toContain('/prod/');
    expect(prod).toContain('http://127.0.0.1:6/prod/router/backends/checkout-1');
    expect(prod).not.toContain('/staging/');
  });

  test('is configured to be rehearsed there, where it harms nobody', () => {
    const written = shopConfiguration(facts, newTokens(), { rehearsed: true });
    const kinds = { checks: checkKinds, counts: countKinds };
    expect(readConfiguration('sternway.yaml', written, kinds)).toMatchObject({
      ok: true,
      value: {
        environments: { staging: { protected: false } },
        services: { checkout: { drills: { target: 'checkout@staging', channel: 'C0INCIDENTS' } } },
      },
    });
  });
});

describe('the configuration of the shop', () => {
  const tokens = newTokens();
  const text = shopConfiguration({ urls, database }, tokens);
  const kinds = { checks: checkKinds, counts: countKinds };

  test('is one that Sternway reads', () => {
    expect(readConfiguration('sternway.yaml', text, kinds)).toMatchObject({
      ok: true,
      value: {
        services: {
          checkout: {
            playbook: 'checkout-rollback',
            roster: ['first-oncall', 'second-oncall'],
            roles: { support: ['support-lead'] },
          },
        },
      },
    });
  });

  test('holds no token, only what recognizes it', () => {
    for (const token of Object.values(tokens)) expect(text).not.toContain(token);
    expect(text).toContain(sha256(tokens.ci));
  });

  test('has other tokens every time', () => {
    expect(new Set([...Object.values(tokens), ...Object.values(newTokens())]).size).toBe(8);
  });
});
