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
  usage: 'register <service[@env]> <version> [--digest <d>] [--commit <c>] [--live-since <time>]',
  summary: 'Tell what is deployed on a target (programs do it over HTTP)',
  examples: ['register checkout 1.4.2 --commit 9f8e7d6 --live-since 2026-11-21T02:47:00Z'],
  where: 'anywhere',
  danger: false,
  ...grammar('releaseRegister', [target, version], {
    options: [
      { field: 'digest', flag: 'digest', takes: 'sha256: and 64 digits', normal: lowerCase },
      { field: 'commit', flag: 'commit', takes: 'a commit', normal: lowerCase },
      { field: 'liveSince', flag: 'live-since', takes: 'a time', normal: inUtc },
    ],
  }),
};
