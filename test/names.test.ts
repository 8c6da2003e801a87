import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A command under its usual name in a text, comments left out. */
const usual = /['"`](?:[^'"`\n]*[\s(])?\/(?:incident|rollback|release|registry)\b(?![s/.])/u;
const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');

describe('a command that people read', () => {
  test('has the name of the configuration: its usual one stands only where a program reads it back', () => {
    const found = globSync(['src/**/*.ts', 'commands/**/*.ts'])
      .filter((file) => usual.test(withoutComments(readFileSync(file, 'utf8'))))
      .toSorted();
    expect(found).toEqual([
      // What the command line itself types to the server, which understands both names.
      'src/cli/close.ts',
      'src/cli/line.ts',
      // What buttons carry: read under both names, so that a message from before a change of names still works.
      'src/slack/blocks/ack.ts',
      'src/slack/blocks/answer.ts',
      'src/slack/blocks/home.ts',
      'src/slack/blocks/status.ts',
      // Where it is looked whether a form was typed for.
      'src/slack/in/command.ts',
    ]);
  });
});
