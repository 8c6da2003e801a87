import type { HttpAnswer } from '../../lib/http/types.ts';
import { isTaken } from '../site.ts';
import type { Held } from './held.ts';

/** So many questions are under way at a time. */
const lanes = 8;

/** What stands under which number, the numbers of which that is known, and why it is not of all. */
export type LookedUp = {
  readonly held: Held;
  readonly known: ReadonlySet<number>;
  readonly code: string | undefined;
};

type Ask = {
  readonly numbers: readonly number[];
  /** The answer under a number, or the code of why there is none. */
  readonly ask: (number: number) => Promise<HttpAnswer | string>;
  /** These have to be there: of others "you may not" means no more than that. Stores say so of what they do not have. */
  readonly expected: ReadonlySet<number>;
};

/** Asks for one number after the other, in their order, until one is not answered. */
export async function lookUp({ numbers, ask, expected }: Ask): Promise<LookedUp> {
  const held = new Map<number, string>();
  const known = new Set<number>();
  const left = [...numbers];
  let code: string | undefined;
  const lane = async (): Promise<void> => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const answer = await ask(number);
      if (typeof answer !== 'string' && isTaken(answer)) held.set(number, answer.body);
      else if (typeof answer === 'string' || !isNone(answer, expected.has(number))) {
        code ??= typeof answer === 'string' ? answer : `Http${answer.status}`;
        left.length = 0;
        return;
      }
      known.add(number);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { held, known, code };
}

const isNone = ({ status }: HttpAnswer, isExpected: boolean): boolean =>
  status === 404 || (status === 403 && !isExpected);
