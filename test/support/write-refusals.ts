import { writeFileSync } from 'node:fs';
import type { AnyRefusalCode } from '../../src/core/refusals.ts';
import type { Said } from '../../src/core/texts/voice.ts';
import { refusalText } from '../../src/core/texts.ts';
import { statusOf } from '../../src/web/statuses.ts';
import { voiceAt } from './sample-incident.ts';
import { codes, endsOddly, facts } from './sample-refusals.ts';

/** Where the page about refusals stands. A test compares it; running this file writes it. */
export const refusalsPage = 'docs/refusals.md';

const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });

// The code ties the facts to their sentence; without it the compiler sees two unions.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
const said = <C extends AnyRefusalCode>(code: C): readonly Said[] =>
  facts[code].map((some) => refusalText<C>({ code, facts: some }, voice));

/** Each way in which it is said, once. */
const section = (code: AnyRefusalCode): string => {
  const all = said(code);
  const ways = (endsOddly.has(code) ? all.slice(0, -1) : all).map(
    ({ reason, lift }) => `> ${reason}\n>\n> *What next:* ${lift}`,
  );
  return `## ${code}\n\nHTTP ${statusOf(code)}\n\n${[...new Set(ways)].join('\n\nor\n\n')}\n`;
};

const head = `# Refusals

Every "no" has a code that does not change, the reason, and what can be done about it. Nothing moves on a refusal; what is
kept of it is in the timeline. Generated from the texts in \`src/core/texts\`, with names and numbers of a sample; do not
edit: \`npx --no-install node test/support/write-refusals.ts\`.
`;

/** The page about all refusals, by code. */
export const writeRefusals = (): string => [head, ...codes.toSorted().map(section)].join('\n');

if (import.meta.main) writeFileSync(refusalsPage, writeRefusals());
