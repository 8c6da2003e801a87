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

/** Writes the playbooks with what they ask for answered, below the shop's directory, for a bot that is given no inputs. Answers the directory of playbooks. */
export function writePlaybooks(facts: Pick<Facts, 'urls' | 'database' | 'directory'>): string {
  const directory = join(facts.directory, 'playbooks');
  mkdirSync(directory, { recursive: true });
  for (const name of names) {
    const file = new URL(`./playbooks/${name}.yaml`, import.meta.url);
    writeFileSync(join(directory, `${name}.yaml`), answered(readFileSync(file, 'utf8'), facts));
  }
  return directory;
}

/**
 * The playbook with these inputs as their defaults. What is another one in each environment is no input, whose value is
 * never read as a template: it stands where it was asked for.
 */
function answered(text: string, facts: Pick<Facts, 'urls' | 'database'>): string {
  const inputs = Object.entries(playbookInputs(facts));
  const isTemplate = ([, value]: readonly [string, string]): boolean => value.includes('${{');
  const written = inputs
    .filter(isTemplate)
    .reduce((all, [input, value]) => all.replaceAll(`\${{ inputs.${input} }}`, () => value), text);
  const document = parseDocument(written);
  for (const one of inputs) {
    const [input, value] = one;
    if (isTemplate(one)) document.deleteIn(['inputs', input]);
    else if (document.hasIn(['inputs', input])) document.setIn(['inputs', input, 'default'], value);
  }
  return document.toString();
}
