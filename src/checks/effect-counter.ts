import type { Count, Question } from '../app/ports/kinds.ts';
import type { Countable } from '../app/ports/world.ts';
import { redactorOf } from '../lib/redaction.ts';
import { askKind, type CheckSettings, siteOf } from './asker.ts';
import { type CountKind, unknownCount } from './check-kind.ts';

/** The counting part of the world: a number, or a sentence about why nobody can tell; never a throw. */
export function effectCounter(
  kinds: readonly CountKind[],
  settings: CheckSettings,
): (what: Countable, question: Question) => Promise<Count> {
  const asked = { kinds, site: siteOf(settings) };
  return async ({ count }, question) => {
    const counted = await askKind(asked, count, question, unknownCount);
    if (counted.status === 'counted') return counted;
    return unknownCount(redactorOf(question.secrets).text(counted.why));
  };
}
