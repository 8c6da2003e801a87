import { describe, expect, test } from 'vitest';
import { Target } from '../../../src/core/ids.ts';
import type { Incident } from '../../../src/core/incident/incident.ts';
import type { Roster } from '../../../src/core/policy/facts.ts';
import { noHistory } from '../../../src/core/release/history.ts';
import { checksText, missingText } from '../../../src/core/texts/check-list.ts';
import { helpText } from '../../../src/core/texts/help.ts';
import { registeredText, releasesText } from '../../../src/core/texts/releases.ts';
import { mixedComponents, skewBoard } from '../../../src/core/texts/skew.ts';
import { whoText } from '../../../src/core/texts/who.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { incidentAt, sceneAt, skewFacts, voiceAt } from '../../support/sample-incident.ts';
import { breakGlassEnds, later, offered, taken } from '../command.ts';
import { given } from '../given.ts';
import { assigned, declared, waive } from '../orders.ts';
import { ada, bo, commander, dba, deputy } from '../sample.ts';
import { unreadableIn } from './commands-in.ts';

const voice = voiceAt({ at: '2026-03-01T10:00:40.000Z' });
const bare = given(declared({ facts: { criteria: [] } })).incident;

const roster: Roster = {
  people: [ada, bo],
  deputy,
  source: 'configuration',
  digest: 'roster-1',
  ageMs: 0,
};

describe('who decides', () => {
  const lines = (incident: Incident, of = roster) =>
    whoText(incident, { roster: of, standing: {} }, voice).split('\n').slice(0, -2);

  test('is told with an offer, a broken glass and who was relieved', () => {
    expect(lines(given(declared(), offered(bo)).incident)).toMatchInlineSnapshot(`
      [
        "Ada decides in INC-1, since 10:00 UTC.",
        "Offered to Bo, who has until 10:05 UTC to accept.",
        "Roster: Ada and Bo; deputy Devi (from configuration).",
      ]
    `);
    const broken = given(declared(), taken(), assigned('ops', bo, { by: bo }));
    expect(lines(broken.incident)).toMatchInlineSnapshot(`
      [
        "Bo decides in INC-1, since 10:00 UTC.",
        "The glass is broken by Bo, until 10:30 UTC.",
        "Ada was relieved by Bo at 10:00 UTC.",
        "Bo decides and holds ops too: give one of the two away as soon as somebody can take it.",
        "Roster: Ada and Bo; deputy Devi (from configuration).",
        "- ops: Bo.",
      ]
    `);
    const over = given(declared(), taken(), later(1_800_000), breakGlassEnds(bo));
    expect(lines(over.incident)).toMatchInlineSnapshot(`
      [
        "Bo decides in INC-1, since 10:00 UTC.",
        "The broken glass is over since 10:30 UTC; Bo is asked to hand over.",
        "Ada was relieved by Bo at 10:00 UTC.",
        "Roster: Ada and Bo; deputy Devi (from configuration).",
      ]
    `);
  });

  test('is told with the roster, its source and its age', () => {
    const { incident } = given(declared());
    const old = { ...roster, deputy: undefined, source: 'the Slack group S0ONCALL', ageMs: 90_000 };
    expect(lines(incident, old)).toMatchInlineSnapshot(`
      [
        "Ada decides in INC-1, since 10:00 UTC.",
        "Roster: Ada and Bo (from the Slack group S0ONCALL, 1 min 30 s old).",
      ]
    `);
    expect(lines(incident, { ...old, people: [] })).toMatchInlineSnapshot(`
      [
        "Ada decides in INC-1, since 10:00 UTC.",
        "Roster: nobody (from the Slack group S0ONCALL, 1 min 30 s old).",
      ]
    `);
  });
});

describe('who holds which role', () => {
  test('is told by assignment first, then by configuration, and who decides', () => {
    const { incident } = given(declared(), assigned('commander', commander));
    expect(
      whoText(incident, { roster, standing: { dba: [dba], commander: [bo], support: [] } }, voice),
    ).toMatchInlineSnapshot(`
      "Ada decides in INC-1, since 10:00 UTC.
      Roster: Ada and Bo; deputy Devi (from configuration).
      - commander: Cy.
      - dba: Dana (by configuration).
      Roles that nobody holds stay with Ada.
      Give a role: \`/incident assign <role> <@person>\`. Hand over the decision: \`/incident handover <@person>\`."
    `);
    expect(unreadableIn(whoText(incident, { roster, standing: {} }, voice))).toEqual([]);
  });
});

describe('the checks', () => {
  test('are told by what they carry, each with its verdict in words', () => {
    const reports = {
      'mitigation/users-buy': { summary: null, facts: {} },
      'criterion/one-release': { summary: '1/2 on 1', facts: {} },
    };
    expect(checksText(incidentAt('skewed'), reports, voice)).toMatchInlineSnapshot(`
      "INC-1 is validating. An answer that is missing, inconclusive or an error never counts as a pass.

      Mitigated when:
      - mitigation check users-buy passes and has held (since 10:00 UTC): (erased)

      Recovered when:
      - criterion purchases-succeed: no answer yet
      - criterion one-release is inconclusive, which is no pass (since 10:00 UTC): 1/2 on 1"
    `);
  });

  test('of a run stand with those before and after its steps', () => {
    const text = checksText(incidentAt('checkFailed'), {}, voice);
    expect(text).toContain('- precondition router-answers passes and has held (since 10:00 UTC)');
    expect(text).toContain('- check answers-1 after deploy-1 fails (since 10:00 UTC)');
  });

  test('after a step that has not been done yet are not told', () => {
    expect(checksText(incidentAt('acting'), {}, voice)).not.toContain('answers-1');
  });

  test('that were waived keep their verdict beside the waiver', () => {
    const { incident } = given(declared(), waive('criterion/shop-answers'));
    expect(checksText(incident, {}, voice)).toContain('no answer yet, waived by name');
  });

  test('that do not exist are said not to', () => {
    expect(checksText(bare, {}, voice)).toContain('INC-1 has no checks yet');
  });
});

describe('what is missing until recovered', () => {
  test('is each criterion and residual with where it stands', () => {
    expect(missingText(incidentAt('skewed'), voice)).toMatchInlineSnapshot(`
      "INC-1 is validating, not recovered. Missing:
      - criterion purchases-succeed (no answer yet).
      - criterion one-release (is inconclusive, which is no pass).
      - R1 (orders placed by release 2), owned by dba.
      - R2 (e-mails sent), owned by dba.
      - R3 (refunds), owned by dba.
      Ask the checks now: \`/incident check\`."
    `);
  });

  test('is also the end of the strategy', () => {
    expect(missingText(incidentAt('acting'), voice)).toContain(
      '- the end of the strategy rollback.',
    );
  });

  test('is nothing at all in the end', () => {
    expect(missingText(incidentAt('recovered'), voice)).toContain('Nothing is missing');
  });
});

describe('the version-skew board', () => {
  const row = (id: string, versions: readonly string[]) => ({
    id,
    versions: [...versions],
    silent: null,
  });
  const lineOf = (facts: JsonObject) => skewBoard({ one: { facts }, again: { facts } })[0];

  test('says how many instances are on which release, and names those that are not where they belong', () => {
    expect(lineOf(skewFacts)).toBe(
      'checkout: 1 of 2 on release 1; 1 of 2 on release 2 (checkout-2)',
    );
    const rows = [row('c', ['3']), row('b', []), row('a', ['1'])];
    expect(lineOf({ component: 'api', expect: '1', rows })).toBe(
      'api: 1 of 3 on release 1; 1 of 3 without an answer (b); 1 of 3 on release 3 (c)',
    );
  });

  test('knows the components of which a part is on another version', () => {
    const same = { component: 'api', expect: '1', rows: [row('a', ['1']), row('b', ['1'])] };
    expect(mixedComponents({ a: { facts: skewFacts }, b: { facts: same } })).toEqual(['checkout']);
    expect(mixedComponents({ a: { facts: { status: 200 } } })).toEqual([]);
  });

  test('says nothing of the facts of another check', () => {
    expect(lineOf({ status: 200 })).toBeUndefined();
    expect(lineOf({ component: 'api', expect: '1', rows: [] })).toBeUndefined();
  });
});

describe('help', () => {
  const stop = {
    word: 'stop',
    usage: '/rollback stop',
    summary: 'Pause at once',
    example: '/rollback stop',
  };
  const resume = { ...stop, word: 'resume', usage: '/rollback resume' };
  const groups = [{ family: 'rollback', command: 'back', rows: [stop, resume] }];
  const brief = { isBrief: true, begin: [stop], groups, withheld: [] };

  test('begins with the few words that are enough, and names the others', () => {
    expect(helpText(brief, voice)).toMatchInlineSnapshot(`
      "Enough to begin:
        \`/rollback stop\`
            Pause at once. Example: \`/rollback stop\`

      Also for you here:
      \`/back\`: resume
      How each is used: \`/incident help <word>\`."
    `);
    expect(
      helpText(
        { ...brief, groups: [{ family: 'rollback', command: 'back', rows: [stop] }] },
        voice,
      ),
    ).not.toContain('Also for you');
  });

  test('about a family says of each word how it is used', () => {
    const rows = {
      ...brief,
      isBrief: false,
      begin: [],
      groups: [{ family: 'rollback', command: 'back', rows: [stop] }],
    };
    expect(helpText(rows, voice)).toMatchInlineSnapshot(`
      "rollback:
        \`/rollback stop\`
            Pause at once. Example: \`/rollback stop\`"
    `);
  });

  test('says what is not for this person, and who may', () => {
    const text = helpText(
      {
        isBrief: false,
        begin: [],
        groups: [],
        withheld: [{ usage: '/rollback go [<plan>]', who: 'the authority' }],
      },
      voice,
    );
    expect(text).toBe(
      'Not for you here:\n  `/rollback go [<plan>]` is for the authority.\n`/incident who` says who that is.',
    );
  });

  test('names the nearest of what does not exist', () => {
    const nothing = { isBrief: false, begin: [], groups: [], withheld: [] };
    expect(helpText({ ...nothing, unknown: { said: 'stpo', nearest: 'stop' } }, voice)).toBe(
      'Nothing is called "stpo". The nearest is stop. Everything: `/incident help`.',
    );
    expect(helpText({ ...nothing, unknown: { said: 'x' } }, voice)).not.toContain('nearest');
    expect(helpText(nothing, voice)).toContain('Nothing can be ordered here by you.');
  });
});

describe('the releases', () => {
  const target = Target.parse('checkout@prod');
  const live = (
    version: string,
    hour: number,
    mark: { digest?: string; commit?: string } = {},
  ) => ({
    version,
    digest: mark.digest,
    commit: mark.commit,
    since: `2026-03-01T0${hour}:00:00.000Z`,
  });

  test('of a target stand newest first, with the way back', () => {
    const history = {
      ...noHistory,
      live: [
        live('1', 1, { commit: '9f8e7d6' }),
        live('2', 2, { digest: `sha256:${'a'.repeat(64)}` }),
        live('3', 3),
      ],
      rolledBackFrom: ['2'],
    };
    expect(releasesText([{ target, history }], voice)).toMatchInlineSnapshot(`
      "checkout@prod:
      - release 3: live since 03:00 UTC (not identified).
      - release 2: went live 02:00 UTC, rolled back from (sha256:aaaaaaaaaaaa).
      - release 1: went live 01:00 UTC (9f8e7d6).
      - The way back leads to release 1: \`/rollback checkout@prod\`."
    `);
  });

  test('that are many are cut to the newest', () => {
    const many = Array.from({ length: 12 }, () => live('1', 1));
    const text = releasesText([{ target, history: { ...noHistory, live: many } }], voice);
    expect(text).toContain('- and 2 older.');
    expect(text).toContain('No way back is known.');
  });

  test('that are new are said to be on record', () => {
    const order = { kind: 'releaseRegister', target, version: '2' } as const;
    expect(registeredText(order)).toContain('Release 2 is on record for checkout@prod.');
  });

  test('that nobody registered are asked for', () => {
    const none = releasesText([{ target, history: noHistory }], voice);
    expect(none).toContain('checkout@prod: no release is registered.');
    expect(unreadableIn(none)).toEqual([]);
    expect(unreadableIn(releasesText([], voice))).toEqual([]);
    expect(releasesText([], voice)).toContain('No target is known.');
  });
});

test('the sample stands where its name says', () => {
  expect(sceneAt('recovered').incident?.rung).toBe('recovered');
});
