import { describe, expect, test } from 'vitest';
import { helpFor } from '../../commands/help.ts';
import { verbs } from '../../commands/list.ts';
import { isMisread, read } from '../../commands/read.ts';
import { families } from '../../commands/verb.ts';
import { known } from './known.ts';

const all = () => true;
const names = {
  ...known,
  names: {
    incident: 'sw-incident',
    rollback: 'sw-rollback',
    release: 'rel',
    registry: 'reg',
    drill: 'dr',
  },
};

describe('help for someone who may do everything', () => {
  test('starts with the words that are enough to begin', () => {
    expect(helpFor(all, known).begin.map(({ usage }) => usage)).toEqual([
      '/rollback <service[@env]>',
      '/rollback stop',
      '/incident [status]',
      '/incident page [<@person>|<role>]',
      '/incident handover <@person>',
    ]);
  });

  test('has every verb once, a family a group', () => {
    const { groups } = helpFor(all, known);
    expect(groups.map(({ family }) => family)).toEqual([...families]);
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(verbs.length);
  });

  test('shows examples that can be typed, under the configured names', () => {
    const examples = helpFor(all, names).groups.flatMap(({ rows }) =>
      rows.map((row) => row.example),
    );
    expect(examples).toContain('/sw-rollback go RB-17');
    expect(examples.filter((example) => isMisread(read(example, names)))).toEqual([]);
  });
});

describe('help for someone who may only read', () => {
  const { begin, groups } = helpFor((kind) => kind === 'status' || kind === 'timeline', known);

  test('leaves out what is refused here', () => {
    expect(begin.map(({ usage }) => usage)).toEqual(['/incident [status]']);
    expect(groups).toEqual([
      {
        family: 'incident',
        command: 'incident',
        rows: [
          expect.objectContaining({ usage: '/incident [status]' }),
          {
            word: 'timeline',
            usage:
              '/incident timeline [md|json|csv|html|png|svg] [--kind <kind>] [--by <name>] [--since <time>] [--until <time>] [--words <words>] [--zone <zone>]',
            summary: 'All that happened, in order',
            example: '/incident timeline',
          },
        ],
      },
    ]);
  });

  test('says of one verb that it is not for them', () => {
    expect(helpFor((kind) => kind === 'status', known, 'abort')).toEqual({
      isBrief: false,
      begin: [],
      groups: [],
      withheld: [{ usage: '/rollback abort [<reason>]', who: 'the authority' }],
    });
  });
});

describe('help where no incident is open', () => {
  test('leaves out what needs one', () => {
    const { begin, groups } = helpFor((_kind, where) => where === 'anywhere', known);
    expect(begin.map(({ usage }) => usage)).toEqual([
      '/rollback <service[@env]>',
      '/incident [status]',
    ]);
    expect(new Set(groups.flatMap(({ rows }) => rows.map(({ word }) => word)))).toEqual(
      new Set([
        'declare',
        'status',
        'help',
        '',
        'approve-ahead',
        'revoke-ahead',
        'dashboard',
        'where',
        'auto',
        'list',
        'add',
        'explain',
        'stats',
        'register',
        'fixed',
        'schedule',
        'later',
        'start',
        'report',
        'tabletop',
        'skip',
        'show',
        'verify',
        'export',
        'hold',
        'release-hold',
      ]),
    );
  });
});

describe('help about', () => {
  const usages = (about: string) =>
    helpFor(all, known, about).groups.flatMap(({ rows }) => rows.map(({ usage }) => usage));

  test.each([
    ['go', ['/rollback go [<plan>] [--reason "<reason>"]']],
    ['/rollback go', ['/rollback go [<plan>] [--reason "<reason>"]']],
    ['rollback dry run', ['/rollback dry-run [<plan>]']],
    ['HALT', ['/rollback stop']],
    [
      'status',
      [
        '/incident [status]',
        '/rollback [status]',
        '/release [list] [<service[@env]>]',
        '/drill [status] [<service>]',
      ],
    ],
    ['rollback status', ['/rollback [status]']],
  ])('%s shows it alone', (about, expected) => {
    expect(usages(about)).toEqual(expected);
  });

  test('a family shows its verbs', () => {
    expect(usages('release')).toHaveLength(3);
  });

  test('a word that is none names the nearest', () => {
    expect(helpFor(all, known, 'abrot').unknown).toEqual({ said: 'abrot', nearest: 'abort' });
    expect(helpFor(all, known, 'zzzzzzz').unknown).toEqual({ said: 'zzzzzzz' });
    expect(helpFor(all, known, '').groups).toHaveLength(families.length);
  });
});
