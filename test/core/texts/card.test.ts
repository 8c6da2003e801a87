import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, noAnswers } from '../../../src/core/approval/state.ts';
import { emptyBook } from '../../../src/core/drill/book.ts';
import { standingOf } from '../../../src/core/drill/standing.ts';
import { Target } from '../../../src/core/ids.ts';
import type { MadePlan } from '../../../src/core/incident/incident.ts';
import { byHand } from '../../../src/core/plan/by-hand.ts';
import { type CardSources, cardScreen, cardText } from '../../../src/core/plan/card.ts';
import { goLabel } from '../../../src/core/plan/card-words.ts';
import { approvalLines } from '../../../src/core/texts/approvals.ts';
import { cardDetails } from '../../../src/core/texts/card-details.ts';
import { counts, incidentAt, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { stakeholder } from '../approvals.ts';
import { byPlaybook, rulesFor } from '../drills.ts';
import { ada, bo, dba, deputy, effect, manual, planOf, rb, step } from '../sample.ts';
import { unreadableIn } from './commands-in.ts';

const scene = sceneAt('carded');
const incident = incidentAt('carded');
const made = incident.plans[rb(1)];
if (!made) throw new Error('the sample has no plan');

const sources: CardSources = {
  incident,
  made,
  counts,
  live: { version: '2', digest: undefined, commit: undefined, since: '2026-03-01T09:46:00.000Z' },
  records: { title: 'checkout@prod: buying fails' },
  voice: voiceAt(scene),
};

const withPlan = (document: Partial<MadePlan['document']>): CardSources => ({
  ...sources,
  made: { ...made, document: { ...made.document, ...document } },
});

/** The words of a card beside its buttons, which stand in its last line. */
const wordsOf = (card: string): number =>
  card
    .slice(0, card.lastIndexOf('\n'))
    .split(/\s+/u)
    .filter((word) => word !== '').length;

describe('the details of a plan that people wrote down in the incident', () => {
  test('name no playbook: nobody has gone through one', () => {
    expect(cardDetails(sources)).toContain('checkout-rollback');
    expect(cardDetails(withPlan({ playbook: byHand }))).not.toContain('Playbook');
  });
});

describe('the card where Sternway only observes', () => {
  const observed: CardSources = { ...sources, records: { ...sources.records, observing: true } };

  test('says so first, offers nothing that would be refused, and is no longer than another', () => {
    const { lines, actions } = cardScreen(observed);
    expect(lines[0]).toBe('Only observing: this is what would be proposed.');
    expect(actions.map(({ label }) => label)).toEqual(['Details']);
    expect(wordsOf(cardText(observed))).toBeLessThanOrEqual(51);
  });
});

describe('the card of a known plan', () => {
  test('says what is wrong, what changed, what stays, and who decides', () => {
    expect(cardText(sources)).toMatchInlineSnapshot(`
      "checkout@prod: buying fails, declared 10:00 UTC. Release 2 live since 09:46 UTC.
      Roll back to release 1? At most 5 min, +1 manual step.
      Stays as it is: 212 orders placed by release 2, 87 e-mails sent and uncounted refunds.
      Data: no migration.
      Ada decides.
      Roll back: \`/rollback go RB-1\` · Not now: \`/rollback decline RB-1\` · Details: \`/rollback dry-run RB-1\`"
    `);
  });

  test('confirms with its own digest once it was shown, and names the runs behind the estimate', () => {
    const shown = { ...sources, records: { digest: '0123456789abcdef', pastRuns: 3 } };
    expect(cardText(shown)).toContain('`/rollback go RB-1 --card 0123456789abcdef`');
    expect(cardText(shown)).toContain('About 5 min (3 runs), 1 manual step.');
    expect(unreadableIn(cardText(shown))).toEqual([]);
  });

  test('offers three actions that can be typed', () => {
    expect(cardScreen(sources).actions.map(({ label }) => label)).toEqual([
      'Roll back',
      'Not now',
      'Details',
    ]);
    expect(unreadableIn(cardText(sources))).toEqual([]);
  });
});

describe('the dialog behind the card', () => {
  test('says the change alone, in one short sentence', () => {
    expect(cardScreen(sources).confirm).toBe('checkout@prod: back from release 2 to 1.');
  });
});

describe('a card for several targets', () => {
  test('names them, and how many more', () => {
    const targets = ['checkout@prod', 'pricing@prod', 'cart@prod'].map((name) =>
      Target.parse(name),
    );
    expect(cardText(withPlan({ targets }))).toContain('checkout@prod and 2 more: buying fails,');
  });
});

describe('a card that is asked for while a run replaces the release', () => {
  const during = incidentAt('acting');

  test('says how far that run is, and of no release that it is simply live', () => {
    const text = cardText({ ...sources, incident: during });
    expect(text).toMatch(/Release 2 is going back to 1: \d+ of \d+ steps done\./u);
    expect(text).not.toContain('live since');
  });

  test('says what is live where the run changes no release', () => {
    const runs = Object.values(during.plans).map((one) => [
      one.id,
      { ...one, document: { ...one.document, to: one.document.from } },
    ]);
    const text = cardText({ ...sources, incident: { ...during, plans: Object.fromEntries(runs) } });
    expect(text).toContain('Release 2 live since');
  });
});

describe('a card whose sources are missing', () => {
  test('leaves out what nobody knows', () => {
    expect(cardText({ ...sources, records: { mixed: ['checkout'] } })).toContain(
      '\nVersions are mixed: checkout.\n',
    );
    const text = cardText({ ...sources, live: undefined, records: {} });
    expect(text).toContain('checkout@prod: INC-1, declared 10:00 UTC.');
    expect(text).not.toMatch(/live since|undefined|Loses/u);
  });

  test('says that effects are unknown where none are declared', () => {
    const none = withPlan({ effects: [], effectsDeclared: false });
    expect(cardText(none)).toContain('unknown, no effects are declared');
    expect(cardDetails(none)).toContain('no effects are declared for this service');
  });

  test('does not take an uncounted effect for none', () => {
    expect(cardText({ ...sources, counts: [] })).toContain('uncounted refunds');
    const zero = { ...sources, counts: counts.map(({ effect }) => ({ effect, count: 0 })) };
    expect(cardText(zero)).toContain('Stays as it is: nothing was counted.');
  });

  test('tells of no manual step where there is none', () => {
    expect(cardText(withPlan({ steps: [step('back')] }))).toContain(
      'Roll back to release 1? At most 5 min.\n',
    );
  });

  test('estimates nothing where people do all of it', () => {
    const steps = ['one', 'two', 'three'].map((id) => manual(id, 'dba'));
    expect(cardText(withPlan({ steps, estimateMs: 0 }))).toContain(
      'Roll back to release 1? 3 manual steps.\n',
    );
  });

  test('offers to stop the exposure first, where its playbook can', () => {
    expect(cardText(withPlan({ containable: true }))).toContain(
      'Stop traffic: `/rollback switch contain checkout@prod "stop the exposure first"`',
    );
    expect(goLabel({ strategy: 'contain', ends: rb(1) })).toBe('Take it back');
  });

  test('says in its dialog what an unanswered pause comes to', () => {
    const restless = withPlan({ rest: [step('close')], steps: [step('drain')] });
    expect(cardScreen(restless).confirm).toMatch(/Unanswered pauses end at a safe place\.$/u);
    const safe = withPlan({ rest: [step('close')], steps: [step('back', { rest: true })] });
    expect(cardScreen(safe).confirm).not.toContain('rest');
  });

  test('shouts that it is a drill', () => {
    const drill: CardSources = { ...sources, incident: { ...incident, mode: 'drill' } };
    expect(cardText(drill)).toMatch(/^DRILL\n/u);
    expect(cardScreen(drill).confirm).toMatch(/^DRILL\. checkout@prod/u);
  });
});

describe('a card with whatever people wrote', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.lorem({ maxCount: 60 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  test('never has more than 50 words beside its buttons', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { maxLength: 12 }),
        fc.option(fc.nat(), { nil: null }),
        (title, name, effects, count) => {
          const all = effects.map((one, index) => ({ ...effect(`e${index}`), name: one }));
          const card = cardText({
            ...withPlan({ effects: all, to: { version: name }, estimateMs: 250_000 }),
            incident: { ...incident, mode: 'tabletop', declaredAt: '2026-02-01T10:00:00.000Z' },
            live: {
              version: name,
              digest: undefined,
              commit: undefined,
              since: '2026-02-01T09:00:00.000Z',
            },
            counts: all.map(({ id }) => ({ effect: id, count })),
            records: { title, pastRuns: 3, digest: '0123456789abcdef' },
            voice: { ...sources.voice, name: () => name },
          });
          expect(wordsOf(card)).toBeLessThanOrEqual(50);
          expect(card.length).toBeLessThan(900);
          expect(card.split('\n')).toHaveLength(7);
        },
      ),
    );
  });
});

describe('a card with more of everything than it can hold', () => {
  const many = 'one two three four five six seven eight nine ten eleven twelve';
  const targets = ['checkout@prod', 'pricing@prod', 'cart@prod'].map((name) => Target.parse(name));
  const effects = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...effect(id), name: many }));
  const full = (since: string): string =>
    cardText({
      ...withPlan({ targets, effects, to: { version: many } }),
      incident: { ...incident, mode: 'drill', declaredAt: '2026-02-01T10:00:00.000Z' },
      live: { version: many, digest: undefined, commit: undefined, since },
      records: { title: many, pastRuns: 3, digest: '0123456789abcdef' },
      voice: { ...sources.voice, name: () => many },
    });

  test('is cut to what still can be read, and keeps every line', () => {
    const text = full('2026-02-28T08:54:00.000Z');
    expect(wordsOf(text)).toBeLessThanOrEqual(50);
    expect(text).toMatchInlineSnapshot(`
      "DRILL
      checkout@prod and 2 more: one two three… Release one… since 2026-02-28 08:54 UTC.
      Roll back to release one…? About 5 min (3 runs), 1 manual.
      Stays as it is: uncounted one two three four five six… and 4 more.
      Data: no migration.
      one… decides.
      Roll back: \`/rollback go RB-1 --card 0123456789abcdef\` · Not now: \`/rollback decline RB-1\` · Details: \`/rollback dry-run RB-1\`"
    `);
  });
});

describe('a card of a shop whose playbook can rest and contain, never rehearsed', () => {
  const ofShop = (title: string, mode: 'live' | 'drill'): string => {
    const names = ['wrong totals', 'orders', 'e-mails'];
    const never = standingOf(
      { rules: rulesFor('checkout'), book: emptyBook, now: byPlaybook('a') },
      '2026-03-01T10:00:00.000Z',
    );
    return cardText({
      ...withPlan({
        effects: names.map((name, index) => ({ ...effect(`e${index}`), name })),
        containable: true,
        rest: [step('close')],
        steps: [step('back'), manual('tell', 'support')],
        assumes: ['The older release reads it', 'Nobody else deploys'].map((text) => ({ text })),
      }),
      incident: { ...incident, mode },
      counts: [229, 438, 438].map((count, index) => ({ effect: `e${index}`, count })),
      records: {
        title: `checkout@prod: ${title}`,
        rehearsals: [{ service: 'checkout', book: emptyBook, standing: never }],
      },
    });
  };

  test.each([
    ['rollback considered', 'live'],
    ['customers cannot buy at all', 'live'],
    ["Rehearsal of checkout's way back", 'drill'],
  ] as const)('names what stays as it is and its title whole: %s (%s)', (title, mode) => {
    const card = ofShop(title, mode);
    expect(card).toContain(`: ${title}. `);
    expect(card).toContain('Stays as it is: 229 wrong totals, 438 orders and 438 e-mails.');
    expect(card).toContain('Never rehearsed.');
    // The dialog behind it needs the rest of 70 words.
    expect(wordsOf(card)).toBeLessThanOrEqual(42);
  });

  test('tells fewer rather than a fragment of one, where names are long', () => {
    const text = cardText({
      ...withPlan({
        effects: ['a', 'b', 'c'].map((id) => ({
          ...effect(id),
          name: `totals of ${id} that are wrong`,
        })),
      }),
      incident: { ...incident, mode: 'drill' },
      records: { title: 'one two three four five six seven eight' },
    });
    expect(text).toMatch(/Stays as it is: (uncounted totals of \w that are wrong(, | and )?)+/u);
    expect(text).not.toMatch(/(totals|of|that|are)…/u);
  });
});

describe('a card on which many have to agree', () => {
  const roles = ['dba', 'approver', 'legal', 'support', 'comms', 'payments', 'fraud', 'tax'];
  const signers = [ada, bo, dba, deputy];
  /** So many are asked, of whom so many approved ahead. */
  const asking = (asked: number, ahead: number, more: Partial<Answers> = {}): string => {
    const stakeholders = roles.slice(0, asked).map((role) => stakeholder({ role }));
    const given = signers.slice(0, ahead).map((person, index) => ({
      person,
      roles: [roles[index] ?? 'dba'],
      until: '2026-03-22T09:00:00.000Z',
      at: '2026-03-01T10:00:00.000Z',
      ahead: '2026-02-20T09:00:00.000Z',
    }));
    const notReached = { person: bo, at: '2026-02-20T09:00:00.000Z', outside: 'release' } as const;
    return cardText({
      ...withPlan({ stakeholders }),
      incident: { ...incident, approvals: { [rb(1)]: { ...noAnswers, given, ...more } } },
      records: {
        ...sources.records,
        digest: '0123456789abcdef',
        approvals: { able: () => signers, notReached },
      },
    });
  };

  test.each([1, 2, 3, 5, 8].flatMap((asked) => [0, 1, 2, 4].map((ahead) => [asked, ahead])))(
    'has at most 50 words beside its buttons where %i are asked and %i approved ahead',
    (asked = 1, ahead = 0) => {
      const card = asking(asked, ahead);
      expect(card).toMatch(/approved/iu);
      expect(wordsOf(card)).toBeLessThanOrEqual(50);
    },
  );

  test('says why it waits, for whom, and that somebody said no', () => {
    const { made: asked } = withPlan({ stakeholders: [stakeholder()] });
    const notReached = { person: bo, at: '2026-02-20T09:00:00.000Z', outside: 'release' } as const;
    expect(approvalLines(incident, asked, sources.voice, { notReached, detail: 'short' })).toEqual([
      '0 of 1 approved (not the last good release), waits for dba',
    ]);
    const { made: named } = withPlan({ stakeholders: [stakeholder({ people: [bo] })] });
    expect(approvalLines(incident, named, sources.voice, { detail: 'short' })).toEqual([
      '0 of 1 approved, waits for dba and others',
    ]);
    expect(asking(1, 0)).toContain('0 of 1 approved, waits for dba.');
    const no = { person: dba, roles: ['dba'], at: '2026-03-01T10:00:00.000Z' };
    expect(asking(3, 0, { denied: [no] })).toContain('0 of 3 approved, denied');
    expect(asking(1, 0, { denied: [no] })).toMatch(/0 of 1 approved, denied(?!, waits)/u);
  });
});

describe('the details behind the card', () => {
  test('begin with what will not be restored', () => {
    expect(
      cardDetails({
        ...sources,
        records: { objectives: { mitigateMs: 120_000, recoverMs: 1_800_000 } },
      }),
    ).toMatchInlineSnapshot(`
      "RB-1: checkout@prod from release 2 to release 1. Nothing has moved.

      Will NOT be restored:
      - Orders placed by release 2: 212; dba has 1 h to see to it
      - E-mails sent: 87; dba has 1 h to see to it
      - Refunds: nobody could count them; dba has 1 h to see to it

      Will be restored:
      - checkout@prod: release 2 → 1

      Data impact:
      - no migration found

      Playbook:
      - checkout-rollback 1

      Taken for granted:
      - 1: The router does what it is told (shown by router-answers)
      - 2: Release 1 reads the orders of release 2 (unproven)

      Asked before the first step:
      - router-answers (http)

      Steps:
      1. Stop charging and mailing (stop-worker): exec, by machine, at most 1 min
      2. Take checkout-1 out of traffic (take-out-1): exec, by machine, at most 1 min
      3. Let purchases on checkout-1 end (drain-1): waits 30 s
      4. Put the older release on checkout-1 (deploy-1): exec, by machine, at most 1 min
      5. Put checkout-1 back into traffic (put-in-1): exec, by machine, at most 1 min, safe to stay after it
      6. Put the older release on checkout-2 (deploy-2): exec, by machine, at most 1 min
      7. Put checkout-2 back into traffic (put-in-2): exec, by machine, at most 1 min, safe to stay after it
      8. Hold duplicate charges back (hold-charges): by dba, at most 1 min
      9. Charge and mail again (start-worker): exec, by machine, at most 1 min, safe to stay after it

      If a step has to be taken back:
      - Give checkout-1 its traffic back (put-back-1): exec, by machine, at most 1 min, after take-out-1

      In the end, in any case:
      - See that the worker runs (resume-worker): exec, by machine, at most 1 min

      Recovered when:
      - purchases-succeed (http), held for 5 s
      - one-release (version_skew)

      Estimate: at most 5 min, the longest that machines may take; 1 manual step on top. That is more than the objective of 2 min.
      Decide: \`/rollback go RB-1\`"
    `);
  });

  test('weigh the estimate against the objective', () => {
    const objectives = { mitigateMs: 600_000, recoverMs: 1_800_000 };
    const text = cardDetails({ ...sources, records: { objectives, pastRuns: 2, pastMs: 190_000 } });
    expect(text).toContain(
      'Estimate: about 4 min, the middle of 2 past runs. The objective is 10 min.',
    );
  });

  test('do not ask anybody to see to an effect that is not there', () => {
    const zero = counts.map(({ effect }) => ({ effect, count: 0 }));
    expect(cardDetails({ ...sources, counts: zero })).toContain('- Refunds: 0\n');
  });

  test('leave out what the plan does not have', () => {
    const small = cardDetails({ ...sources, made: { ...made, document: planOf() } });
    expect(small).not.toMatch(/Nobody has proven|taken back|In the end/u);
  });
});

describe('a dry run', () => {
  const dry = cardDetails(sources, {
    would: { 'stop-worker': 'POST http://platform.test/worker/pause' },
    answered: Object.fromEntries(
      made.document.preconditions.map(({ id }) => [id, 'pass, status 200']),
    ),
    versions: ['checkout: 1 of 2 on release 1; 1 of 2 on release 2 (checkout-2)'],
    table: ['P1: wait, proposed by Bo.'],
    lessons: ['Not in it yet: F1 of INC-3'],
  });

  test('says what each step would do, who does it and how long that may take, and that nothing has moved', () => {
    expect(dry).toMatch(/^RB-1: .* Nothing has moved\.\n/u);
    expect(dry).toMatch(
      /1\. Stop charging and mailing \(stop-worker\): \w+, by machine, at most [^:]+: POST http:\/\/platform\.test\/worker\/pause/u,
    );
    expect(unreadableIn(dry)).toEqual([]);
  });

  test('says which instance is on which version now', () => {
    expect(dry).toContain('Versions now:\n- checkout: 1 of 2 on release 1');
  });

  test('says what was just answered instead of what will be asked', () => {
    expect(dry).toContain('Asked just now:\n');
    expect(dry).toContain('pass, status 200');
    expect(dry).not.toContain('Asked before the first step');
  });

  test('says what else is on the table', () => {
    expect(dry).toContain('On the table:\n- P1: wait, proposed by Bo.');
  });
});
