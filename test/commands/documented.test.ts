import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isMisread, read } from '../../commands/read.ts';
import { known, nothingKnown } from './known.ts';

/** The service that `sternway init` begins with, where it finds none (docs/install.md). */
const first = 'my-service';
const shop = {
  ...nothingKnown,
  services: [...known.services, first],
  environments: known.environments,
};

/** Alone they open a form in Slack. */
const openForms: ReadonlySet<string> = new Set([
  '/incident declare',
  '/incident take-command',
  '/incident report write',
  '/rollback switch',
]);

/** What a reader puts in the place of each blank; any other blank takes a word. */
const filled: Readonly<Record<string, string>> = {
  '<plan>': 'RB-1',
  '<incident>': 'INC-3',
  '<service>': 'checkout@prod',
  '<service[@env]>': 'checkout@prod',
  '<@you>': '@first-oncall',
  '<@person>': '@first-oncall',
  '<role>': 'dba',
  '<proposal>': 'P1',
  '<entry>': 'E7',
  '<commit>': '9f8e7d6',
  '<time>': '2026-03-01T10:00:00Z',
};

/** The commands of a page: what stands in backticks, and each line of a block of code without the remark behind it. */
function commandsOf(page: string): readonly string[] {
  const blocks = Array.from(page.matchAll(/^```\w*\n(.*?)^```/gmsu), ([, inside = '']) => inside);
  const lines = blocks.flatMap((block) => block.split('\n').map((line) => line.split(/ {3,}/u)[0]));
  const prose = page.replaceAll(/^```\w*\n.*?^```/gmsu, '');
  const quoted = Array.from(prose.matchAll(/`([^`]+)`/gu), ([, inside]) => inside);
  return [...lines, ...quoted]
    .flatMap((line) => line?.replaceAll('\n', ' ').trim() ?? [])
    .map(withoutOwnOptions)
    .filter((line) => /^\/(?:incident|rollback|release|registry)\b/u.test(line))
    .filter((line) => !openForms.has(line) && !line.includes('…'));
}

/** `sternway release list --as ana` is `/release list`, ordered by somebody. */
const withoutOwnOptions = (line: string): string =>
  /^(?:npx )?sternway (?:incident|rollback|release) /u.test(line)
    ? line
        .replace(/^(?:npx )?sternway /u, '/')
        .replaceAll(/ --(?:json|yes|(?:as|incident) \S+)/gu, '')
        .replace(/ --from \S+/u, ' what stands in the file')
    : line;

/** Each command that a reader may make of one with choices (`a|b`), options (`[…]`) and blanks (`<…>`) in it. */
function spelledOut(line: string): readonly string[] {
  const option = /\[(?!@)([^[\]]*(?:\[@env\][^[\]]*)?)\]/u.exec(line);
  if (option) {
    const [whole, inside = ''] = option;
    return [inside, ''].flatMap((part) => spelledOut(line.replace(whole, part)));
  }
  const choice = /(?<=^| )[\w-]+(?:\|[\w-]+)+/u.exec(line);
  if (choice) {
    const [whole] = choice;
    return whole.split('|').flatMap((word) => spelledOut(line.replace(whole, word)));
  }
  return [line.replaceAll(/<[^<>]+>/gu, (blank) => filled[blank] ?? 'word')];
}

const pages = [...globSync('docs/*.md'), ...globSync('*.md'), ...globSync('sandbox/**/*.md')]
  .filter((page) => !page.includes('node_modules') && page !== 'CHANGELOG.md')
  .toSorted();

test.each(pages)('every command in %s is one that is understood', (page) => {
  const unread = commandsOf(readFileSync(page, 'utf8'))
    .flatMap(spelledOut)
    .flatMap((line) => {
      const answer = read(line, shop);
      return isMisread(answer) ? [`${line}: ${answer.problem}`] : [];
    });
  expect(unread).toEqual([]);
});
