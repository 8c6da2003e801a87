import { describe, expect, test } from 'vitest';
import { asksOf } from '../../../src/core/asks.ts';
import type { Loss } from '../../../src/core/impact/shapes.ts';
import { usualRules } from '../../../src/core/incident/rules.ts';
import { type CardSources, cardScreen } from '../../../src/core/plan/card.ts';
import type { FrozenPlan } from '../../../src/core/plan/plan.ts';
import { evolveTarget, goneBackOver, noHistory } from '../../../src/core/release/history.ts';
import { cardDetails } from '../../../src/core/texts/card-details.ts';
import { cardForm } from '../../../src/slack/forms/card.ts';
import { checkView } from '../../../src/slack/limits/check.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { approved } from '../approvals.ts';
import { given, type Move } from '../given.ts';
import { decided, declared, go, planned, running } from '../orders.ts';
import { ada, checkout, dba, planOf, rb, step } from '../sample.ts';
import { lose } from './orders.ts';
import { dropped, impact, orders, wiping } from './samples.ts';

const asked = (...story: readonly Move[]) => {
  const { incident, scene } = given(...story);
  return asksOf({ incident, holders: () => [dba], voice: voiceAt(scene) });
};

const losses: Loss[] = [{ dataset: 'orders', owner: 'dba', rows: 412, ageMs: 420_000 }];

function sourcesOf(more: Partial<FrozenPlan>, also: Partial<CardSources> = {}): CardSources {
  const { incident, scene } = given(declared(), planned(planOf(more)));
  const made = incident.plans[rb(1)];
  if (!made) throw new Error('No plan was made');
  const records = { title: 'buying fails' };
  const voice = voiceAt(scene);
  return { incident, made, counts: [], live: undefined, records, voice, ...also };
}

describe('the card of a plan over a migration that destroyed', () => {
  const screen = cardScreen(sourcesOf({ dataImpact: dropped }));

  test('says first that going back is wrong, and offers another way in its place', () => {
    expect(screen.lines[0]).toBe(
      'Do not roll back: release 2 carries 0042_drop_discount (destructive).',
    );
    expect(screen.actions[0]?.label).toBe('Fix forward');
    expect(screen.actions.map(({ label }) => label)).not.toContain('Roll back');
  });

  test('names one that nobody classified, or says that there is one', () => {
    const migrations = [{ release: '2', name: '0043' }];
    const [first] = cardScreen(
      sourcesOf({ dataImpact: impact('unclassified', { migrations }) }),
    ).lines;
    expect(first).toContain('0043 (unclassified)');
    const [bare] = cardScreen(sourcesOf({ dataImpact: impact('unclassified') })).lines;
    expect(bare).toContain('carries a migration.');
  });
});

describe('the card of a plan that would lose data', () => {
  test('says how much, as far as anybody could count', () => {
    const lines = (some: readonly Loss[]) =>
      cardScreen(sourcesOf(wiping(), { losses: some })).lines.join('\n');
    expect(lines(losses)).toContain('Loses 412 rows of orders.');
    expect(lines([])).toContain('Loses uncounted rows of orders.');
  });

  test('compares the middle one of past runs with the time that there is', () => {
    const objectives = { mitigateMs: 300_000, recoverMs: 600_000 };
    const question = (pastMs: number | undefined, pastRuns: number, slowMs?: number) =>
      cardScreen(sourcesOf({}, { records: { objectives, pastMs, pastRuns, slowMs } })).lines.join(
        '\n',
      );
    expect(question(660_000, 3)).toContain('About 11 min (3 runs), target 5 min.');
    expect(question(200_000, 3)).toContain('About 4 min (3 runs).');
    expect(question(200_000, 9, 400_000)).toContain(
      'About 4 min (9 runs), slow ones over target 5 min.',
    );
    expect(question(undefined, 0)).not.toContain('target');
  });
});

describe('the details of a plan', () => {
  test('reckon with the slow ones of past runs', () => {
    const objectives = { mitigateMs: 300_000, recoverMs: 600_000 };
    const records = { objectives, pastRuns: 9, pastMs: 200_000, slowMs: 400_000 };
    expect(cardDetails(sourcesOf({}, { records }))).toContain(
      'the middle of 9 past runs, nine of ten within 7 min. That is more than the objective of 5 min',
    );
  });

  test('name what is lost, who signs, what is restored, and each guardrail with its code', () => {
    const document = wiping({ rpo: { maxRows: 10 } });
    const steps = [step('back', { ...orders('restore'), restores: ['image', 'routing'] })];
    const text = cardDetails(
      sourcesOf({ ...document, steps, effectsDeclared: false, dataImpact: dropped }, { losses }),
    );
    expect(text).toContain('release 2 → 1 (its image and where traffic goes)');
    expect(text).toContain(
      '412 rows of orders (the newest restorable point is 7 min old); dba has',
    );
    expect(text).toContain('- destructive-data: a migration took away');
    expect(text).toContain('- data-loss: a step writes a backup over data; two persons');
    expect(text).toContain('- unknown-effects: nobody has declared what stays');
    expect(text).toContain('- target-typed: checkout@prod has to be typed');
    expect(text.indexOf('Will NOT be restored')).toBeLessThan(text.indexOf('Will be restored'));
  });

  test('say where a loss is within what may be lost, and which migration nobody classified', () => {
    const migrations = [{ release: '2', name: '0043' }];
    const dataImpact = impact('unclassified', { migrations });
    const text = cardDetails(
      sourcesOf({ ...wiping({ rpo: { maxRows: 500 } }), dataImpact }, { losses }),
    );
    expect(text).toContain('within what may be lost');
    expect(text).toContain('0043 of release 2 (nobody has said what it does)');
  });
});

describe('the dialog of a plan that asks more than a tap', () => {
  test('has a box for what nobody knows and a field for the target, and is valid for Slack', () => {
    const sources = sourcesOf({ effectsDeclared: false, ...wiping() }, { losses });
    const screen = cardScreen(sources);
    const form = cardForm({ screen, made: sources.made, incident: 'INC-1', digest: 'd' });
    expect(checkView(form)).toEqual([]);
    expect(form.blocks.map((block) => block.block_id)).toEqual([
      undefined,
      'ask:accept',
      'ask:typed',
      'ask:reason',
    ]);
  });
});

describe('what is asked of people about data and time', () => {
  const story: Move = [
    declared(),
    planned(planOf(wiping())),
    approved(),
    go({ facts: { losses } }),
  ];

  test('is the owner’s signature, with the number that was shown, until it is given', () => {
    const ask = asked(story).find(({ key }) => key === 'loss/RB-1/dba');
    expect(ask).toMatchObject({ of: [dba], where: 'direct', urgent: true });
    expect(ask?.lines.join(' ')).toContain('`/rollback lose RB-1 412`');
    expect(asked(story, lose('412', { by: dba })).map(({ key }) => key)).not.toContain(
      'loss/RB-1/dba',
    );
  });

  test('is whether the course is still right, once the time is over', () => {
    const rules = { ...usualRules, mitigateMs: 300_000 };
    const late: Move = [
      declared({ facts: { rules } }),
      planned(planOf()),
      decided(),
      { laterMs: 400_000 },
      { report: { kind: 'targetTime', level: 'near' } },
    ];
    const ask = asked(late).find(({ key }) => key === 'target-time');
    expect(ask).toMatchObject({ of: [ada], urgent: true });
    expect(ask?.lines.join(' ')).toContain('Is this still the right course?');
    expect(asked(running(planOf())).map(({ key }) => key)).not.toContain('target-time');
  });
});

describe('the time for stopping the harm that ran out before anybody decided', () => {
  const rules = { ...usualRules, mitigateMs: 300_000 };
  const missed: Move = [
    declared({ facts: { rules } }),
    planned(planOf()),
    { laterMs: 300_000 },
    { report: { kind: 'targetTime', level: 'near' } },
  ];
  const keys = (...moves: readonly Move[]) => asked(...moves).map(({ key }) => key);

  test('asks for a decision', () => {
    const ask = asked(missed).find(({ key }) => key === 'target-time/undecided');
    expect(ask).toMatchObject({ of: [ada] });
    expect(ask?.lines.join(' ')).toContain('nobody has decided');
  });

  test('pages about it where no decision waits, which pages by itself', () => {
    const { laterMs, report } = {
      laterMs: 300_000,
      report: { kind: 'targetTime', level: 'near' },
    } as const;
    const urgent = (...moves: readonly Move[]) =>
      asked(...moves).find(({ key }) => key === 'target-time/undecided')?.urgent;
    expect(urgent(missed)).toBe(false);
    expect(urgent(declared({ facts: { rules } }), { laterMs }, { report })).toBe(true);
  });

  test('doubts no decision just made, and one that took as long again', () => {
    const late: Move = [missed, { laterMs: 190_000 }, decided()];
    expect(keys(late, { laterMs: 5_000 })).not.toContain('target-time');
    expect(keys(late)).not.toContain('target-time/undecided');
    expect(keys(late, { laterMs: 300_000 })).toContain('target-time');
  });
});

describe('the releases that a rollback goes back over', () => {
  test('are those that went live after it, each with what any registration of it says', () => {
    const at = '2026-03-01T10:00:00.000Z';
    const history = [
      { version: '1', liveSince: '2026-03-01T01:00:00.000Z' },
      { version: '2', liveSince: '2026-03-01T02:00:00.000Z' },
      { version: '3', liveSince: '2026-03-01T03:00:00.000Z' },
      {
        version: '2',
        liveSince: '2026-03-01T02:00:00.000Z',
        migrations: [{ name: 'm1', class: 'expand' as const }],
      },
    ].reduce(
      (state, said) =>
        evolveTarget(state, {
          event: {
            type: 'ReleaseRegistered',
            target: checkout,
            commit: 'abcdef1',
            by: ada,
            ...said,
          },
          at,
        }),
      noHistory,
    );
    expect(goneBackOver(history, '1')).toEqual([
      { version: '2', migrations: [{ name: 'm1', class: 'expand' }] },
      { version: '3', migrations: undefined },
    ]);
  });
});
