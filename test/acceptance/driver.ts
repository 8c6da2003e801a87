import type { Answer } from '../../src/core/answer.ts';
import type { OrderKind } from '../../src/core/orders.ts';
import type { Sternway } from '../e2e/sternway.ts';
import type { Installation } from './installation.ts';
import type { Person } from './story.ts';

/** What a person was told, in all that must not depend on the way the order came. */
export type Told =
  | { readonly answer: 'accepted' | 'card'; readonly incident: string | undefined }
  | { readonly answer: string; readonly reason: string; readonly lift: string };

/** An order as a driver is asked to give it; `incident` is undefined where none is to be named. */
export type Given = {
  readonly by: Person;
  readonly kind: OrderKind;
  readonly line: string;
  readonly incident: string | undefined;
};

/** One way of ordering, with an installation of its own to order from. */
export type Driver = AsyncDisposable & {
  readonly name: string;
  readonly bot: Sternway;
  readonly outside: Installation['outside'];
  readonly type: (given: Given) => Promise<Told>;
  /** Gives the card back that this person was shown last. */
  readonly confirm: (given: Omit<Given, 'line'>) => Promise<Told>;
};

/** What an answer says, whoever brought it. A refusal that shows a fresh card is a refusal. */
export function toldBy(answer: Answer): Told {
  if (!answer.accepted) {
    const { code, reason, lift } = answer.refusal;
    return { answer: code, reason, lift };
  }
  return { answer: answer.card === undefined ? 'accepted' : 'card', incident: answer.incident };
}
