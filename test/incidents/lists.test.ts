import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { awaitedGuardrails, recordedIncidents } from './data.ts';
import { guardrailNames, inOrder } from './guardrails.ts';
import { scenarios } from './list.ts';
import { scenariosPage, scenariosText } from './page.ts';

/** Awaited when the list began. None may ever be added: what exists is shown, and the data does not change. */
const awaitedAtFirst =
  'S8 S14 S16 S18 S20 S23 S28 S30 S32 S35 S39 S40 S42 S44 S46 S47 S48 S54 S57 S58'.split(' ');
/** Lower this with every guardrail that is taken out; it never rises. */
const awaitedNow = 20;

describe('the incidents on record', () => {
  test('have one scenario each', () => {
    expect(scenarios.map(({ incident }) => incident)).toEqual(
      recordedIncidents.map(({ id }) => id),
    );
  });

  test.each(scenarios)('$incident shows or awaits each of its guardrails', (scenario) => {
    const known = recordedIncidents.find(({ id }) => id === scenario.incident)?.guardrails ?? [];
    const shown = scenario.shows.map(({ guardrail }) => guardrail);
    expect(inOrder(shown)).toHaveLength(shown.length);
    expect(known.filter((one) => !shown.includes(one))).toEqual(scenario.awaited);
  });
});

describe('the guardrails that are awaited', () => {
  test('are exactly those that a scenario awaits', () => {
    expect(awaitedGuardrails).toEqual(inOrder(scenarios.flatMap(({ awaited }) => awaited)));
  });

  test('only become fewer', () => {
    expect(awaitedGuardrails.filter((one) => !awaitedAtFirst.includes(one))).toEqual([]);
    expect(awaitedNow).toBeLessThanOrEqual(awaitedAtFirst.length);
    expect(awaitedGuardrails).toHaveLength(awaitedNow);
  });
});

describe('the page about the incidents', () => {
  test('is what the scenarios say; else run: node test/incidents/write-page.ts', () => {
    expect(readFileSync(scenariosPage, 'utf8')).toBe(scenariosText());
  });

  test('has words for every guardrail', () => {
    const all = scenarios.flatMap(({ shows, awaited }) => [
      ...shows.map(({ guardrail }) => guardrail),
      ...awaited,
    ]);
    expect(all.filter((one) => !guardrailNames.has(one))).toEqual([]);
  });
});
