import { recordedIncidents } from './data.ts';
import { guardrailNames, inOrder } from './guardrails.ts';
import { scenarios } from './list.ts';
import type { Scenario } from './scenario.ts';

/** Where the page stands. A test compares it; `write-page.ts` writes it. */
export const scenariosPage = 'docs/scenarios.md';

const head = `# Eight incidents, played again

Each of these happened, and its report is public. Here a service and a playbook are shaped after it, and its people give
the orders that they gave then, minutes for hours, by way of the same orders, records and texts as in a real incident. The
tables say where Sternway stops them or speaks up, in the order in which it happens. Take the reason away (the declared
effects, the check, the threshold) and the test of that row fails.

*Not here yet* are guardrails that would also have helped and that nothing here shows so far. That list may only become
shorter.

Generated from [test/incidents](../test/incidents); do not edit:
\`npx --no-install node test/incidents/write-page.ts\`.
`;

const named = (guardrail: string): string =>
  `${guardrailNames.get(guardrail) ?? 'unknown'} (${guardrail})`;

function section({ incident, story, shows, awaited }: Scenario): string {
  const known = recordedIncidents.find(({ id }) => id === incident);
  const rows = shows.map(({ guardrail, says }) => `| ${named(guardrail)} | ${says} |`);
  return [
    `## ${known?.title ?? incident}`,
    '',
    `${story}. [Report](${known?.source ?? ''})`,
    '',
    '| guardrail | what happens |',
    '|---|---|',
    ...rows,
    '',
    `*Not here yet:* ${inOrder(awaited).map(named).join(', ')}.`,
    '',
  ].join('\n');
}

/** The page that people read, from the scenarios alone. */
export const scenariosText = (): string => [head, ...scenarios.map(section)].join('\n');
