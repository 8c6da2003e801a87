import { withoutTokens } from '../../lib/token-like.ts';
import { stageText } from '../texts/public-update.ts';
import type { PublicUpdateFacts } from './facts.ts';
import { isInternal, names } from './findings.ts';
import type { Stage } from './shapes.ts';

type Known = NonNullable<PublicUpdateFacts['publicUpdates']>;

/** What people on duty write for each other, and nobody outside reads. */
const onDuty = /\b(?:checks?|authority|commander|rollback|strategy|steps?|plan)\b/iu;

/** The sentence of its stage, then of the last status report what the public may read: no names, no words of our own house. */
export function publicWords(stage: Stage, { conditions, people, house }: Known): string {
  const sentences = (conditions ?? '').split(/(?<=[.!?])\s+|\n+/u).filter((one) => one !== '');
  const told = sentences.filter(
    (one) =>
      !isInternal(one, { house }) &&
      !names(one, people) &&
      !onDuty.test(one) &&
      withoutTokens(one) === one,
  );
  return [stageText[stage], ...told].join(' ');
}
