import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { Facts } from './lib/shapes.ts';

const names = ['checkout-rollback', 'checkout-flag-off'] as const;

/** What the playbooks ask for, answered for a running shop. */
export function playbookInputs({ urls, database }: Pick<Facts, 'urls' | 'database'>) {
  return {
    platform: urls.platform,
    router: urls.router,
    load: urls.load,
    database,
    node: process.execPath,
    deploy: fileURLToPath(new URL('./deploy.ts', import.meta.url)),
  };
}

/** Writes the playbooks with these inputs as their defaults below the shop's directory, for a bot that is given no inputs. Answers the directory of playbooks. */
export function writePlaybooks(facts: Pick<Facts, 'urls' | 'database' | 'directory'>): string {
  const directory = join(facts.directory, 'playbooks');
  mkdirSync(directory, { recursive: true });
  for (const name of names) {
    const file = new URL(`./playbooks/${name}.yaml`, import.meta.url);
    const document = parseDocument(readFileSync(file, 'utf8'));
    for (const [input, value] of Object.entries(playbookInputs(facts))) {
      if (document.hasIn(['inputs', input])) document.setIn(['inputs', input, 'default'], value);
    }
    writeFileSync(join(directory, `${name}.yaml`), document.toString());
  }
  return directory;
}
