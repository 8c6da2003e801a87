import { grammar } from '../grammar.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const help: Verb = {
  family: 'incident',
  word: 'help',
  synonyms: ['--help', '-help', '-h', '?', 'commands'],
  usage: 'help [<command>]',
  summary: 'What you may type here, each with an example',
  examples: ['help', 'help go'],
  where: 'anywhere',
  danger: false,
  ...grammar('help', [optionalText({ field: 'about', what: 'a command' })]),
};
