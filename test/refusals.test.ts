import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unreadableIn } from './core/texts/commands-in.ts';
import { codes } from './support/sample-refusals.ts';
import { refusalsPage, writeRefusals } from './support/write-refusals.ts';

describe('the page about refusals', () => {
  const page = readFileSync(refusalsPage, 'utf8');

  test('is what the texts generate: run test/support/write-refusals.ts', () => {
    expect(page).toBe(writeRefusals());
  });

  test.each(codes)('explains %s', (code) => {
    const [, section = ''] = page.split(`## ${code}\n`);
    expect(section.split('\n## ')[0]).toMatch(/^\nHTTP [45]\d\d\n\n> .+\n>\n> \*What next:\* .+/u);
  });

  test('names only commands that can be typed', () => {
    expect(unreadableIn(page)).toEqual([]);
  });
});
