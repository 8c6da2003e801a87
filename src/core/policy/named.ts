import { err, ok, type Result } from '../../lib/result.ts';
import type { PersonId } from '../ids.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { PeopleFacts } from './facts.ts';

/**
 * Who is meant by the name in the order. Refused where nobody is called so, and where their account is closed: whoever
 * cannot order anything any more is given no part and is not waited for.
 */
export function whoIs(
  said: string,
  { named, nearestName, namedIsGone }: Pick<PeopleFacts, 'named' | 'nearestName' | 'namedIsGone'>,
): Result<PersonId, Refusal> {
  if (named === undefined) return err(refuse('UnknownPerson', { said, nearest: nearestName }));
  return namedIsGone ? err(refuse('AccountClosed', { people: [named] })) : ok(named);
}
