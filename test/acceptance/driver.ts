import type { Answer } from '../../src/core/answer.ts';
import type { OrderKind } from '../../src/core/orders.ts';
import type { Sternway } from '../e2e/sternway.ts';
import type { Installation } from './installation.ts';
import type { FilledIn, Person } from './story.ts';

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
  /** Orders by the form that comes for what is typed; the whole line, where there are no forms. */
  readonly fillIn: (given: Given & Pick<FilledIn, 'opens' | 'form'>) => Promise<Told>;
  /** What a question is answered with, as this person reads it: its lines, without marks and blanks. */
  readonly read: (given: Given) => Promise<readonly string[]>;
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

/** What an answer says; throws where it is a refusal. */
export function saidIn(answer: Answer): string {
  if (answer.accepted) return answer.say ?? '';
  throw new Error(`It was refused: ${answer.refusal.reason}`);
}

/** The lines of a text as they are read, whatever shows them. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/[`*]/gu, '').trim())
    .filter((line) => line !== '');
