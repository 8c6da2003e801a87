import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A literal that says a whole sentence: a capital letter, at least four words, and what ends a sentence. */
const sentence =
  /(?<quote>['"`])(?<said>[A-Z$][^'"`\n]*? [^'"`\n]*? [^'"`\n]*? [^'"`\n]*?[a-z})\d][.!?…])\k<quote>/gu;

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');

/** Faults of ours, which go into the log of whoever runs Sternway and not to people. */
const thrown = /(?:throw new|reject\(new|new) \w*(?:Error|Unreachable)\(\s*$/u;

/** Where texts stand: a translator looks here, and nowhere else. */
const catalog = [
  // All that is told of incidents: in the texts, and in what is asked of people now, beside each noun.
  /^src\/core\//u,
  // Labels: of blocks and forms, and of the app in Slack.
  /^src\/slack\/(?:blocks|forms|manifest)\//u,
  // Usage, summaries and what was not understood of a command.
  /^commands\//u,
  // Pages for the browser, with their labels.
  /^src\/web\/pages\//u,
  // The command line, which speaks to whoever has a shell.
  /^src\/cli\//u,
  // What is wrong in a file, at its line and column: said in the words of that file.
  /^src\/(?:configuration|playbooks|written)\//u,
] as const;

/** What says a sentence elsewhere, a file or a folder, and why it stays there. */
const exceptions: Readonly<Record<string, string>> = {
  'src/command-line.ts': 'what the program prints as it starts, to whoever started it',
  'src/first-files.ts': 'what the program prints as it proposes files, to whoever asked it',
  'src/init/': 'comments in the files that it proposes, and why one was left out',
  'src/start.ts': 'why it cannot start, to whoever started it',
  'src/readiness.ts': 'what is wrong with this process, to whoever runs it',
  'src/slack-environment.ts': 'what is wrong with a variable, beside its name',
  'src/web/faults.ts': 'a fault of ours over HTTP, where nothing else may be relied on',
  'src/pictures/': 'labels of charts, measured where they are drawn',
  'src/steps/kinds/':
    'what a kind of step takes: shown by the editor of a playbook, made of its schema',
  'src/checks/kinds/': 'what a kind of check takes: shown by the editor of a playbook',
  'src/checks/counts/': 'what a count takes: shown by the editor of a playbook',
  'src/registry/': 'what is wrong with the database, known to its adapter alone',
  'src/app/ports/registry-errors.ts': 'the same, for all adapters of the registry',
  'src/queue/': 'what is wrong with the queue, known to its adapter alone',
  'src/anchors/': 'what is wrong with a key, at its place on this machine',
};

const isCatalog = (file: string): boolean => catalog.some((room) => room.test(file));

const isNamed = (file: string): boolean =>
  Object.keys(exceptions).some((named) => file.startsWith(named));

/** Pages that take all of their words from the texts, headings too. */
const wordless = ['overview', 'timeline', 'search', 'proof-part'];

/** What a reader reads between the tags of a line, where no text of the catalog is put in; commands are the same in every language. */
const wordsInMarkup = (line: string): readonly string[] =>
  [...line.matchAll(/(?<!=|<code)>(?<said>[^<>${}`=()]*[A-Za-z]{3,}[^<>${}`=()]*)[<$]/gu)].map(
    ({ groups }) => groups?.['said'] ?? '',
  );

const sentencesIn = (file: string): readonly string[] => {
  const source = withoutComments(readFileSync(file, 'utf8'));
  return [...source.matchAll(sentence)]
    .filter(({ index }) => !thrown.test(source.slice(Math.max(0, index - 60), index)))
    .map(({ groups }) => groups?.['said'] ?? '');
};

describe('a sentence for people', () => {
  const files = globSync(['src/**/*.ts', 'commands/**/*.ts']);
  const saying = files.filter((file) => sentencesIn(file).length > 0);

  test('stands in the catalog, or in a file that is named here with its reason', () => {
    const elsewhere = saying.filter((file) => !isCatalog(file) && !isNamed(file));
    expect(elsewhere.map((file) => `${file}: ${sentencesIn(file).join(' | ')}`)).toEqual([]);
  });

  test('is still there where a file is named', () => {
    expect(
      Object.keys(exceptions).filter((named) => !saying.some((file) => file.startsWith(named))),
    ).toEqual([]);
  });

  test.each(wordless)('stands in no markup of the page: %s', (file) => {
    const lines = readFileSync(`src/web/pages/${file}.ts`, 'utf8').split('\n');
    expect(lines.filter((line) => wordsInMarkup(line).length > 0)).toEqual([]);
  });

  test('is found where it stands', () => {
    expect(sentencesIn('src/core/texts/slack-answers.ts').length).toBeGreaterThan(15);
  });
});
