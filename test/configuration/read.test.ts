import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { newTokens, shopConfiguration } from '../../sandbox/shop/configuration.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { CheckSpec, EffectSpec } from '../../src/core/plan/plan.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { cases } from '../support/runs.ts';
import { usualTerms } from '../support/usual-terms.ts';
import { edited, good, kinds } from './sample.ts';

const said = (text: string): readonly string[] => {
  const read = readConfiguration('sternway.yaml', text, kinds);
  return read.ok
    ? []
    : read.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
};
const configuration = (text: string): Configuration => {
  const read = readConfiguration('sternway.yaml', text, kinds);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe('a good configuration', () => {
  const { services, ...rest } = configuration(good);
  const { checkout, pricing } = services;

  test('is resolved: rosters hold people in order, each once', () => {
    expect(checkout?.roster).toEqual(['data-owner', 'first-oncall', 'second-oncall']);
    expect(checkout?.roles).toEqual({
      dba: ['data-owner'],
      support: [],
      approver: ['first-oncall', 'second-oncall'],
    });
    expect(checkout?.deputy).toBe('second-oncall');
  });

  test('keeps the place of groups that only something outside knows', () => {
    const { services: known, groups } = configuration(
      edited(
        ['roster: [second-oncall] }', 'roster: [everybody, nights], deputy: second-oncall }'],
        ['support: []', 'support: [everybody]'],
      ),
    );
    expect(groups).toEqual({
      everybody: { kind: 'slack', id: 'S0ALL' },
      nights: { kind: 'schedule', at: 'checkout nights' },
    });
    expect(known['pricing']?.roster).toEqual(['everybody', 'nights']);
    expect(known['checkout']?.roles['support']).toEqual(['everybody']);
  });

  test('has another roster for an environment, under the same deputy unless it says so', () => {
    const { services: known } = configuration(
      edited([
        'deputy: second-oncall, max_wait',
        'deputy: second-oncall, environments: { staging: { roster: [data-owner] } }, max_wait',
      ]),
    );
    expect(known['checkout']?.rosters).toEqual({
      staging: { roster: ['data-owner'], deputy: 'second-oncall' },
    });
  });

  test('has milliseconds for durations and targets for environments', () => {
    expect(checkout?.maxWaitMs).toBe(240_000);
    expect(checkout?.objectives).toEqual({ mitigateMs: 360_000, recoverMs: 2_400_000 });
    expect(checkout?.targets).toEqual(['checkout@prod', 'checkout@staging']);
    expect(rest.terms).toEqual(usualTerms.terms);
  });

  test('says what a severity asks for, and what it does not say is usual', () => {
    const asked = configuration(
      'version: 1\nenvironments: { prod: {} }\npeople: {}\nservices: {}\nseverities: { sev1: { report_every: 15m } }\n',
    );
    expect(asked.severities).toEqual({
      ...usualTerms.severities,
      sev1: { reportEveryMs: 900_000, closeNeedsReport: false },
    });
  });

  test('has criteria and effects in the form of a plan', () => {
    expect(checkout?.criteria.map((check) => CheckSpec.parse(check))).toEqual(checkout?.criteria);
    expect(checkout?.effects.map((effect) => EffectSpec.parse(effect))).toEqual(checkout?.effects);
    expect(checkout?.effects).toMatchObject([
      { id: 'e-mails-sent', dueMs: 86_400_000, count: { kind: 'sql', secrets: [] } },
      {
        id: 'payments',
        owner: 'support',
        count: { kind: 'http', secrets: ['pay_token'], with: { path: '$.count' } },
      },
    ]);
  });

  test('fills in what is not said, and protects an environment that says nothing', () => {
    expect(pricing).toMatchObject({
      playbook: undefined,
      deputy: undefined,
      maxWaitMs: 300_000,
      objectives: { mitigateMs: 300_000, recoverMs: 1_800_000 },
      criteria: [],
    });
    expect(rest.environments).toEqual({
      prod: { protected: true },
      staging: { protected: false },
      lab: { protected: true },
    });
    const least = configuration(
      'version: 1\nenvironments: { prod: {} }\npeople: {}\nservices: {}\n',
    );
    expect(least).toMatchObject({
      mode: 'act',
      defaultEnvironment: 'prod',
      commands: usualCommands,
    });
  });

  test('has digests that follow the content and not the layout', () => {
    const { digest } = rest;
    expect(configuration(stringify(parse(good))).digest).toBe(digest);
    expect(configuration(edited(['mode: act', 'mode: observe'])).digest).not.toBe(digest);
    expect(configuration(edited(['mode: act', 'mode: observe'])).services['checkout']?.digest).toBe(
      checkout?.digest,
    );
    expect(configuration(edited(['soak: 5s', 'soak: 6s'])).services['checkout']?.digest).not.toBe(
      checkout?.digest,
    );
  });

  test('is what the shop writes for itself', () => {
    const urls = {
      platform: 'http://127.0.0.1:1',
      router: 'http://127.0.0.1:2',
      storefront: 'http://127.0.0.1:3',
      worker: 'http://127.0.0.1:4',
      load: 'http://127.0.0.1:5',
    };
    expect(said(shopConfiguration({ urls, database: '/tmp/orders.db' }, newTokens()))).toEqual([]);
  });
});

/** What is wrong with the first stakeholder, at its place. */
const stakeholderMistakes = (
  [
    ['nobody', '{ mode: approve }', 'a stakeholder is a role, or people, or both', 20],
    [
      'an unknown role',
      '{ role: dbas, mode: approve }',
      'this service has no role "dbas"; did you mean "dba"?',
      28,
    ],
    [
      'an unknown person',
      '{ people: [nobody], mode: notify }',
      'no person or group is called "nobody"; known: first-oncall, second-oncall, data-owner, checkout-oncall, everybody, nights',
      31,
    ],
    [
      'fewer people than have to answer',
      '{ role: dba, min: 2, mode: approve }',
      '2 must answer, and 1 can: no rollback would ever get its approval',
      20,
    ],
    [
      'a role that nobody holds',
      '{ role: support, mode: approve }',
      '1 must answer, and 0 can: no rollback would ever get its approval',
      20,
    ],
    [
      'an approval that comes too late',
      '{ role: dba, mode: approve, when: end }',
      'an answer is asked before; only notify may be later',
      54,
    ],
    [
      'a consequence of no time',
      '{ role: dba, mode: approve, on_timeout: deny }',
      'on_timeout needs a timeout',
      60,
    ],
  ] as const
).map(([what, written, message, column]): [string, [string, string][], string[]] => [
  `a stakeholder: ${what}`,
  [['{ role: dba, mode: approve, for: [destructive, data-loss] }', written]],
  [`45:${column} ${message}`],
]);

describe('a configuration with', () => {
  test.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'a misspelled key',
      [['admins:', 'admin:']],
      ['16:1 unknown key "admin"; did you mean "admins"?'],
    ],
    [
      'a misspelled key of a service',
      [['playbook:', 'playbok:']],
      ['24:5 unknown key "playbok"; did you mean "playbook"?'],
    ],
    [
      'a misspelled term',
      [['ack_remind', 'ack_reminds']],
      ['51:89 unknown key "ack_reminds"; did you mean "ack_remind"?'],
    ],
    ['another version', [['version: 1', 'version: 2']], ['1:10 expected 1, found 2']],
    [
      'a mode that there is not',
      [['mode: act', 'mode: obsrve']],
      ['2:7 "obsrve" is not one of act, observe; did you mean "observe"?'],
    ],
    [
      'no environments',
      [['environments: { prod: { protected: yes }, staging: { protected: no }, lab: {} }\n', '']],
      ['1:1 "environments" is missing'],
    ],
    [
      'an unknown default environment',
      [['default_environment: prod', 'default_environment: prd']],
      ['5:22 no environment is called "prd"; did you mean "prod"?'],
    ],
    [
      'a Slack id of another kind',
      [['[U0SECOND]', '[C0SECOND]']],
      ['10:28 a Slack id is written U0FIRST'],
    ],
    [
      'an admin who is nobody',
      [['admins: [first-oncall]', 'admins: [frist-oncall]']],
      ['16:10 no person is called "frist-oncall"; did you mean "first-oncall"?'],
    ],
    [
      'an inherited word as a person',
      [['admins: [first-oncall]', 'admins: [to-string, valueof]']],
      [
        '16:10 no person is called "to-string"; known: first-oncall, second-oncall, data-owner',
        '16:21 no person is called "valueof"; known: first-oncall, second-oncall, data-owner',
      ],
    ],
    [
      'a group of nobody known',
      [['{ people: [first-oncall, second-oncall] }', '{ people: [third-oncall] }']],
      ['13:31 no person is called "third-oncall"; did you mean "first-oncall"?'],
    ],
    [
      'a group that is two things',
      [['{ slack_group: S0ALL }', '{ slack_group: S0ALL, schedule: x }']],
      [
        '14:14 a group is exactly one of people: [names], slack_group: S…, schedule: file or address',
      ],
    ],
    ...stakeholderMistakes,
    [
      'a group with the name of a person',
      [['  nights:', '  data-owner:']],
      ['15:15 "data-owner" is a person too; give the group another name'],
    ],
    [
      'a token that is no SHA-256',
      [['"' + 'a'.repeat(64) + '"', 'secret']],
      ['18:27 the SHA-256 of a token is 64 lower-case hexadecimal digits'],
    ],
    [
      'the same token under two names',
      [['b'.repeat(64), 'a'.repeat(64)]],
      ['19:17 this is the same token as "laptop-first"'],
    ],
    [
      'a token that is not there',
      [['tokens: [laptop-first]', 'tokens: [laptop-frist]']],
      ['9:46 no token is called "laptop-frist"; did you mean "laptop-first"?'],
    ],
    [
      'a token of two people',
      [['{ slack: [U0SECOND] }', '{ slack: [U0SECOND], tokens: [laptop-first] }']],
      ['10:48 the token "laptop-first" already belongs to first-oncall; one human each'],
    ],
    [
      'a Slack account of two people',
      [['[U0SECOND]', '[U0FIRST]']],
      ['10:28 the Slack account "U0FIRST" already belongs to first-oncall; one human each'],
    ],
    [
      'a lead of no team',
      [['lead_of: [checkout-team]', 'lead_of: [checkout-tem]']],
      ['9:71 no owning team is called "checkout-tem"; did you mean "checkout-team"?'],
    ],
    [
      'a standing order that a stranger to the team signed',
      [
        [
          '    owner: checkout-team\n',
          '    owner: checkout-team\n    standing_order: { signed_by: second-oncall }\n',
        ],
      ],
      [
        '23:34 "second-oncall" does not lead checkout-team, and only its lead signs for it; known: first-oncall',
      ],
    ],
    [
      'a standing order that nobody would hear',
      [
        [
          '    owner: checkout-team\n',
          '    owner: checkout-team\n    standing_order: { signed_by: first-oncall }\n',
        ],
        ['pager: { kind: webhook, url_secret: pager_url }\n', ''],
      ],
      ['23:21 a standing order needs a pager: nobody would hear its countdown'],
    ],
    [
      'a standing order that nobody else could approve ahead',
      [
        [
          '    owner: checkout-team\n',
          '    owner: checkout-team\n    standing_order: { signed_by: first-oncall }\n',
        ],
        ['dba: [data-owner]', 'dba: [first-oncall]'],
        ['approver: [checkout-oncall]', 'approver: [first-oncall]'],
      ],
      [
        '23:21 nobody beside first-oncall could approve ahead what it carries out; name an approver, a dba or a stakeholder',
      ],
    ],
    [
      'a roster of a stranger',
      [['roster: [second-oncall]', 'roster: [second-onkall]']],
      ['50:27 no person or group is called "second-onkall"; did you mean "second-oncall"?'],
    ],
    [
      'an empty roster',
      [['roster: [second-oncall]', 'roster: []']],
      ['50:26 a roster names at least one person or group'],
    ],
    [
      'a service without authority',
      [['    authority: { roster: [second-oncall] }\n', '']],
      ['48:5 "authority" is missing'],
    ],
    [
      'a roster that only Slack knows',
      [['roster: [second-oncall]', 'roster: [everybody]']],
      [
        '50:26 until its source has answered nobody is on this roster, and somebody must be able to decide; name a deputy or a person too',
      ],
    ],
    [
      'a roster for an environment in which it does not run',
      [
        [
          'roster: [second-oncall] }',
          'roster: [second-oncall], environments: { lab: { roster: [second-onkall] } } }',
        ],
      ],
      [
        '50:64 the service does not run in "lab"; known: prod',
        '50:75 no person or group is called "second-onkall"; did you mean "second-oncall"?',
      ],
    ],
    [
      'a deputy who is nobody',
      [['deputy: second-oncall', 'deputy: checkout-oncall']],
      ['25:79 no person is called "checkout-oncall"; did you mean "second-oncall"?'],
    ],
    [
      'a role of a stranger',
      [['dba: [data-owner]', 'dba: [data-ower]']],
      ['26:20 no person or group is called "data-ower"; did you mean "data-owner"?'],
    ],
    [
      'an environment that is not there',
      [['environments: [prod, staging]', 'environments: [prod, stagin]']],
      ['23:26 no environment is called "stagin"; did you mean "staging"?'],
    ],
    [
      'a dependency on no service',
      [['depends_on: [pricing]', 'depends_on: [prices]']],
      ['46:18 no service is called "prices"; known: checkout, pricing'],
    ],
    [
      'a playbook that is a path',
      [['playbook: checkout-rollback', 'playbook: ../checkout']],
      ['24:15 an id is lower-case letters, digits and dashes'],
    ],
    [
      'a criterion of no kind',
      [['kind: http\n', 'kind: htp\n']],
      ['30:15 unknown kind "htp"; did you mean "http"?'],
    ],
    [
      'a criterion with a misspelled word',
      [['with: { url: "https://${{', 'with: { ur: "https://${{']],
      ['32:15 "url" is missing', '32:17 unknown key "ur"; did you mean "url"?'],
    ],
    [
      'a criterion that names an input',
      [['${{ environment }}', '${{ inputs.region }}']],
      [
        '32:22 unknown template "inputs.region"; known: to.version, from.version, target, service, environment',
      ],
    ],
    [
      'a criterion twice',
      [
        [
          '    effects:\n',
          '      - { id: answers, kind: http, with: { url: "https://a.example" } }\n    effects:\n',
        ],
      ],
      ['34:9 the id "answers" is already taken; choose another one'],
    ],
    [
      'an effect counted in no known way',
      [['count: { kind: sql', 'count: { kind: slq']],
      ['36:24 unknown kind "slq"; did you mean "sql"?'],
    ],
    [
      'an effect counted with a misspelled word',
      [['path: "$.count"', 'pth: "$.count"']],
      [
        '41:16 say where the number stands: either path or metric',
        '41:64 unknown key "pth"; did you mean "path"?',
      ],
    ],
    [
      'a template in a query',
      [['release = @r"', 'release = ${{ from.version }}"']],
      [
        '36:61 no template may stand here: it would be read as code; pass it as env, args or params',
      ],
    ],
    [
      'an effect that no role owns',
      [['owner: dba', 'owner: dbo']],
      ['37:16 no role is called "dbo"; did you mean "dba"?'],
    ],
    [
      'two effects of one name',
      [['- id: payments\n        name: Payments', '- name: E-Mails sent']],
      ['39:9 the id "e-mails-sent" is already taken; choose another one'],
    ],
    [
      'a term that is no duration',
      [['confirm: 60s', 'confirm: soon']],
      ['51:19 "soon" is not a duration; write for example 500ms, 30s, 5m, 2h or 7d'],
    ],
    [
      'an unknown severity',
      [['sev1:', 'sev6:']],
      ['52:15 unknown key "sev6"; did you mean "sev1"?'],
    ],
    [
      'an unknown pager',
      [['kind: webhook', 'kind: pigeon']],
      ['53:16 unknown kind "pigeon"; known: webhook, pagerduty'],
    ],
    [
      'several faults',
      [
        ['mode: act', 'mode: on'],
        ['version: 1', 'version: one'],
      ],
      ['1:10 expected 1, found "one"', '2:7 "on" is not one of act, observe'],
    ],
  ])('%s says so at its place', (_, edits, expected) => {
    expect(said(edited(...edits))).toEqual(expected);
  });
});

describe('a configuration that somebody spoiled', () => {
  const place = fc.nat(good.length);
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '  ',
      ': ',
      '- ',
      '[',
      '}',
      '"',
      '${{ ',
      '&a ',
      '*a',
      '!x ',
      'null',
      '-1',
      '__proto__: ',
      'toString',
    ),
    fc.tuple(place, fc.nat(60)).map(([at, length]) => good.slice(at, at + length)),
  );

  test('is read or refused with places inside it, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, fc.nat(30), piece), { minLength: 1, maxLength: 4 }),
        (mutations) => {
          const text = mutations.reduce(
            (before, [at, length, by]) => before.slice(0, at) + by + before.slice(at + length),
            good,
          );
          const read = readConfiguration('sternway.yaml', text, kinds);
          const lines = text.split('\n').length;
          expect(read.ok || read.error.length > 0).toBe(true);
          expect(
            read.ok ||
              read.error.every(({ line, column }) => line >= 1 && line <= lines && column >= 1),
          ).toBe(true);
        },
      ),
      { numRuns: cases({ few: 15, many: 150 }) },
    );
  }, 30_000);
});

describe('names of commands', () => {
  const named = (names: string): string =>
    edited(['commands: { incident: incident, rollback: rollback }', `commands: { ${names} }`]);

  test('are those of the file, the usual one where it says nothing', () => {
    expect(configuration(named('incident: sw-incident, release: sw-release')).commands).toEqual({
      incident: 'sw-incident',
      rollback: 'rollback',
      release: 'sw-release',
      drill: 'drill',
      registry: 'registry',
    });
  });

  test.each([
    ['two have one name', 'incident: sw, rollback: sw', ['incident', 'rollback']],
    ['one has the usual name of another', 'incident: release', ['release']],
    ['two have changed places', 'incident: rollback, rollback: incident', ['incident', 'rollback']],
  ])('are refused where %s', (_how, names, others) => {
    const problems = said(named(names));
    expect(problems.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(problems.join()).toContain(`is a name of the command ${other} already`);
    }
  });
});
