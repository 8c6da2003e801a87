import { describe, expect, test } from 'vitest';
import { scenarios } from './list.ts';
import { play } from './play.ts';

describe.each(scenarios)('$incident, played again', (scenario) => {
  test('meets every guardrail that it names, in that order', { timeout: 30_000 }, async () => {
    const { spoken } = await play(scenario);
    expect(spoken).toEqual(scenario.shows.map(({ guardrail }) => guardrail));
  });
});
