import type { FrozenPlan } from '../plan/plan.ts';
import { mustType, needsTwoPersons, weighed } from './persons.ts';

/** What may be accepted by name before going, because nobody knows it. */
export const acceptWords = ['unknown-effects', 'unknown-data'] as const;
export type AcceptWord = (typeof acceptWords)[number];

/** What going asks beside the card's digest: what to accept by name, and what to type. */
export type Needs = {
  readonly accept: readonly AcceptWord[];
  /** The targets as they have to be typed; undefined where nothing has. */
  readonly typed: string | undefined;
};

/** What going by this plan asks; `isUnapproved`: it goes although somebody who was to agree has not. */
export function needsOf(document: FrozenPlan, isUnapproved = false): Needs {
  const { effectsDeclared, targets } = document;
  const isBlind = !effectsDeclared && document.strategy === 'rollback';
  return {
    accept: [
      ...(isBlind ? (['unknown-effects'] as const) : []),
      ...(weighed(document).verdict === 'unknown' ? (['unknown-data'] as const) : []),
    ],
    typed: isUnapproved || mustType(document) ? targets.join(' ') : undefined,
  };
}

/** Every guardrail that warns of this plan, by its code, the gravest first. */
export const warningsOf = (document: FrozenPlan): readonly string[] => [
  ...new Set<string>([...needsTwoPersons(document), ...needsOf(document).accept]),
];

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');

/** Whether this is what had to be typed; in which order and case does not matter, nothing else is forgiven. */
export const isTyped = (typed: string | undefined, wanted: string): boolean =>
  typed !== undefined && wordsOf(typed) === wordsOf(wanted);
