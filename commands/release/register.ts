import { grammar } from '../grammar.ts';
import { inUtc } from '../parts/moment.ts';
import { name } from '../parts/names.ts';
import { target } from '../parts/targets.ts';
import { tidy } from '../spelling.ts';
import type { Verb } from '../verb.ts';

const version = name({ field: 'version', what: 'a version', code: 'BadValue' });
const lowerCase = (typed: string): string => tidy(typed).toLowerCase();

export const register: Verb = {
  family: 'release',
  word: 'register',
  synonyms: ['add', 'new'],
  usage:
    'register <service[@env]> <version> [--digest <d>] [--commit <c>] [--contains <c>] [--migration <name:class>] [--live-since <time>] [--committed-at <time>]',
  summary: 'Tell what is deployed on a target (programs do it over HTTP)',
  examples: [
    'register checkout 1.4.2 --commit 9f8e7d6 --live-since 2026-11-21T02:47:00Z',
    'register checkout 1.5.0 --commit 9f8e7d6 --migration 0042_drop_discount:destructive',
  ],
  where: 'anywhere',
  danger: false,
  ...grammar('releaseRegister', [target, version], {
    options: [
      { field: 'digest', flag: 'digest', takes: 'sha256: and 64 digits', normal: lowerCase },
      { field: 'commit', flag: 'commit', takes: 'a commit', normal: lowerCase },
      {
        field: 'commits',
        flag: 'contains',
        takes: 'a commit, or none',
        normal: lowerCase,
        many: { none: 'none' },
      },
      {
        field: 'migrations',
        flag: 'migration',
        takes: 'name:class, or none',
        many: { none: 'none' },
      },
      { field: 'liveSince', flag: 'live-since', takes: 'a time', normal: inUtc },
      { field: 'committedAt', flag: 'committed-at', takes: 'a time', normal: inUtc },
    ],
  }),
};
