import { describe, expect, test } from 'vitest';
import { scenarios } from './list.ts';
import { play } from './play.ts';

describe.each(scenarios)('$incident', (scenario) => {
  test.each(scenario.shows)(
    'fails where $guardrail has no reason to speak',
    { timeout: 60_000 },
    async (shown) => {
      await expect(play(scenario, shown)).rejects.toMatchObject({
        name: 'GuardrailSilent',
        guardrail: shown.guardrail,
      });
    },
  );
});
