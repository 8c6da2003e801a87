import { withoutTokens } from '../../lib/token-like.ts';
import type { Rung } from '../incident/ladder.ts';
import { lint } from '../report/lint.ts';
import { type Finding, type Stage, stages } from './shapes.ts';

type House = { readonly people: readonly string[]; readonly house: readonly string[] };

/** What only this house calls so: `INC-3`, `RB-17`, `name@place`, addresses, mentions, `snake_case`. */
const ours =
  /\b[A-Z]{2,5}-\d+\b|\S@\S|https?:\/\/|<[@#!]|@\w|\b\w+_\w+\b|\b(?:\d{1,3}\.){3}\d{1,3}\b|\b[0-9a-f]{12,}\b/u;

/** Whether one of these names stands in the text as a word of its own. */
export function names(text: string, all: readonly string[]): boolean {
  const words = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}@-]+/gu, ' ')} `;
  return all.some((name) => name !== '' && words.includes(` ${name.toLowerCase()} `));
}

/** Whether a text has words that only this house knows. */
export const isInternal = (text: string, { house }: Pick<House, 'house'>): boolean =>
  ours.test(text) || names(text, house);

/** What is pointed at in a text before it is approved, and the text without what looks like a secret. */
export function examined(
  said: string,
  { people, house }: House,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const text = withoutTokens(said);
  const written = [{ section: 'summary', text: said } as const];
  const blames = lint({ written, followUps: [], names: people }).length > 0;
  const found = {
    blame: blames,
    person: names(said, people),
    secret: text !== said,
    internal: isInternal(said, { house }),
  } as const satisfies Record<Finding, boolean>;
  const { blame, person, secret, internal } = found;
  return {
    text,
    findings: [
      ...(blame ? (['blame'] as const) : []),
      ...(person ? (['person'] as const) : []),
      ...(secret ? (['secret'] as const) : []),
      ...(internal ? (['internal'] as const) : []),
    ],
  };
}

/** The stage that a rung stands for. */
const stageOn = {
  declared: 'investigating',
  deciding: 'investigating',
  acting: 'identified',
  mitigated: 'monitoring',
  validating: 'monitoring',
  recovered: 'resolved',
  closed: 'resolved',
} as const satisfies Record<Rung, Stage>;

export const stageOf = (rung: Rung): Stage => stageOn[rung];

/** It says more than the record does: nobody calls "resolved" what has not recovered. */
export const saysMore = (stage: Stage, rung: Rung): boolean =>
  stages.indexOf(stage) > Math.max(stages.indexOf(stageOf(rung)), stages.indexOf('identified'));
