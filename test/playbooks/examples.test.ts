import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkKinds } from '../../src/checks/kinds.ts';
import { JsonObject } from '../../src/lib/json.ts';
import { parseYaml } from '../../src/lib/yaml-file.ts';
import { playbookJsonSchema } from '../../src/playbooks/json-schema.ts';
import { lintPlaybook } from '../../src/playbooks/read.ts';
import { stepKinds } from '../../src/steps/kinds.ts';

const kinds = { steps: stepKinds, checks: checkKinds };
const examples = globSync('{playbooks,sandbox/*/playbooks}/*.yaml');

describe('the playbooks that come with the product', () => {
  test('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
  });

  test.each(examples)('%s has nothing wrong and nothing doubtful', (file) => {
    expect(lintPlaybook(file, readFileSync(file, 'utf8'), kinds)).toEqual([]);
  });
});

describe('the JSON Schema for editors', () => {
  const published: unknown = JSON.parse(readFileSync('playbooks/playbook.schema.json', 'utf8'));

  test('is what the kinds of today generate; else run: npm run playbook-schema', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(playbookJsonSchema(kinds))));
  });

  test.each([...stepKinds, ...checkKinds])(
    'offers the kind $kind with its line of help',
    ({ kind, doc }) => {
      const text = JSON.stringify(published);
      expect(text).toContain(JSON.stringify(kind));
      expect(text).toContain(JSON.stringify(doc));
    },
  );

  test.each(examples)('takes %s', (file) => {
    const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(published)));
    const yaml = parseYaml(file, readFileSync(file, 'utf8'));
    expect(schema.safeParse(yaml.ok && yaml.value.value).error?.issues).toBeUndefined();
  });

  test('refuses a misspelled word of a kind', () => {
    const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(published)));
    const text = readFileSync('playbooks/by-hand.yaml', 'utf8');
    const yaml = parseYaml('by-hand.yaml', text.replace('instruction:', 'instrucion:'));
    expect(schema.safeParse(JsonObject.parse(yaml.ok && yaml.value.value)).success).toBe(false);
  });
});
