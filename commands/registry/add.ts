import { grammar } from '../grammar.ts';
import { since } from '../parts/moment.ts';
import { name, normal } from '../parts/names.ts';
import { target } from '../parts/targets.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const from = name({ field: 'from', what: 'the release that was left', code: 'BadValue' });
const to = name({ field: 'to', what: 'the release that was live again', code: 'BadValue' });
const at = name({ field: 'since', what: 'a time, as 2026-11-21T03:05:00Z', code: 'BadValue' });

export const registryAdd: Verb = {
  family: 'registry',
  word: 'add',
  synonyms: ['record'],
  usage: 'add <service[@env]> <from> <to> <time> "<what>"',
  summary: 'A release that went back without a run, which nobody here saw',
  examples: [
    'add checkout 1.5.0 1.4.2 2026-11-21T03:05:00Z "Bo redeployed by hand, chat was down"',
  ],
  where: 'anywhere',
  danger: false,
  ...grammar('registryAdd', [
    target,
    from,
    to,
    normal(at, since),
    text({ field: 'what', what: 'what is known of it' }),
  ]),
};
