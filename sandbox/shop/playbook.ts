import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { Facts } from './lib/shapes.ts';

const playbookFile = new URL('./playbooks/checkout-rollback.yaml', import.meta.url);

/** What the playbook `checkout-rollback` asks for, answered for a running shop. */
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

/** Writes the playbook with these inputs as its defaults below the shop's directory, for a bot that is given no inputs. Answers the directory of playbooks. */
export function writePlaybooks(facts: Pick<Facts, 'urls' | 'database' | 'directory'>): string {
  const document = parseDocument(readFileSync(playbookFile, 'utf8'));
  for (const [name, value] of Object.entries(playbookInputs(facts)))
    document.setIn(['inputs', name, 'default'], value);
  const directory = join(facts.directory, 'playbooks');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'checkout-rollback.yaml'), document.toString());
  return directory;
}
