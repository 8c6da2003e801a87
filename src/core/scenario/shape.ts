import { z } from 'zod';
import { type Instant, instant, LocalId, millis, Target } from '../ids.ts';
import { Severity } from '../incident/orders.ts';
import { strategies } from '../strategy/strategy.ts';
import { kinds } from '../timeline/kinds.ts';

const mostCharacters = 4_000;
const Words = z.string().trim().min(1, 'must not be empty').max(mostCharacters);

/** A moment with its offset, `2012-08-01T13:30:00Z` → an instant. */
const Moment = z.iso
  .datetime({ offset: true, error: 'a moment is written "2012-08-01T13:30:00Z"' })
  .transform((text): Instant => instant(Date.parse(text)));

/** The id of a scenario: the name of its file, and of its one import. */
const ScenarioId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, 'an id is lower-case letters, digits and dashes');

const Guardrail = z.string().regex(/^S[1-9]\d{0,2}$/u, 'a guardrail is written S5');

const Release = z.strictObject({
  service: Words,
  from: Words,
  to: Words,
  instances: z.int().positive().optional(),
  instancesOnNewVersion: z.int().min(0).optional(),
});

const ScenarioEntry = z
  .strictObject({
    at: Moment.describe('When it happened'),
    kind: z.enum(kinds),
    text: Words,
    approx: z.boolean().default(false).describe('Whether the moment is only about right'),
    range: z
      .tuple([Moment, Moment])
      .optional()
      .describe('Between which moments it happened, where no clock time is known'),
    known: z
      .literal('later')
      .optional()
      .describe('later: nobody could know it then, so a tabletop tells it at its end'),
    knownThen: Words.optional().describe(
      'What could be known of it then: a tabletop tells this, and the whole of it at its end',
    ),
    phase: z.literal('pre').optional().describe('pre: before the incident began'),
  })
  .superRefine((entry, context) => tell(outOfRange(entry), context));
export type ScenarioEntry = z.output<typeof ScenarioEntry>;

const Option = z.strictObject({
  id: LocalId,
  text: Words.max(75, 'longer than 75 characters, which no button shows'),
  strategy: z.enum(strategies).optional().describe('The strategy that it would be'),
  breaks: z.array(Guardrail).default([]).describe('Guardrails that it goes past'),
});

const DecisionPoint = z
  .strictObject({
    id: LocalId,
    at: Moment.describe('When somebody had to decide'),
    ask: Words,
    options: z.array(Option).min(2, 'a decision has at least two options').max(5),
    really: LocalId.describe('The option that was really taken'),
    why: Words.describe('What came of it, and why'),
  })
  .superRefine((decision, context) => {
    tell([...sameTwice(decision.options, 'options'), ...notAnOption(decision)], context);
  });
type DecisionPoint = z.output<typeof DecisionPoint>;

/** A recorded incident as people write it down. Unknown fields are errors. */
export const Scenario = z.strictObject({
  id: ScenarioId,
  title: Words.max(300),
  playedAs: Words.max(300)
    .optional()
    .describe('What a tabletop calls it until its end, where the title gives that away'),
  source: z.url('a source is the address of a report').max(500).optional(),
  verifiedVia: Words.optional().describe('How its moments were checked'),
  targets: z.array(Target).max(20).default([]),
  severity: Severity.optional(),
  release: Release.optional(),
  entries: z
    .array(ScenarioEntry)
    .min(1, 'an incident has at least one entry')
    .max(500)
    .superRefine((entries, context) => tell(unordered(entries), context)),
  decisions: z
    .array(DecisionPoint)
    .max(20)
    .superRefine((decisions, context) => {
      tell([...unordered(decisions), ...sameTwice(decisions)], context);
    })
    .default([]),
  antiPatterns: z
    .array(z.string().regex(/^AP[1-7]$/u, 'an anti-pattern is AP1 to AP7'))
    .default([]),
  guardrails: z.array(Guardrail).default([]),
  lesson: Words.optional(),
});
export type Scenario = z.output<typeof Scenario>;

type Fault = { readonly path: readonly (string | number)[]; readonly message: string };

/** Each fault is told by the smallest part that shows it, so that a mistake elsewhere in the file hides none. */
function tell(faults: readonly Fault[], context: z.RefinementCtx): void {
  for (const { path, message } of faults) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
}

/** A timeline is told by its moments: two that stand the wrong way round would change places in it. */
const unordered = (moments: readonly { readonly at: Instant }[]): readonly Fault[] =>
  moments.flatMap(({ at }, index) => {
    const before = moments[index - 1]?.at;
    // What is no moment is said elsewhere, and comes neither before nor after another.
    return before !== undefined && millis(before) > millis(at)
      ? [{ path: [index, 'at'], message: `is earlier than the one before it (${before})` }]
      : [];
  });

function outOfRange({ at, range }: ScenarioEntry): readonly Fault[] {
  if (range === undefined) return [];
  const [from, until] = range.map(millis);
  const fits = from !== undefined && until !== undefined && from <= millis(at);
  return fits && millis(at) <= until
    ? []
    : [{ path: ['range'], message: `does not hold the moment of the entry (${at})` }];
}

const sameTwice = (
  named: readonly { readonly id: string }[],
  ...under: readonly string[]
): readonly Fault[] =>
  named.flatMap(({ id }, index) =>
    named.findIndex((one) => one.id === id) === index
      ? []
      : [{ path: [...under, index, 'id'], message: `"${id}" stands there twice` }],
  );

const notAnOption = ({ options, really }: DecisionPoint): readonly Fault[] =>
  options.some(({ id }) => id === really)
    ? []
    : [
        {
          path: ['really'],
          message: `"${really}" is none of its options: ${options.map(({ id }) => id).join(', ')}`,
        },
      ];
