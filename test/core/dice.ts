import * as fc from 'fast-check';
import type { PersonId } from '../../src/core/ids.ts';
import type { Act, Scene } from './scene.ts';

/** Numbers from which a move is made: each is used for one choice. */
export type Dice = {
  readonly what: number;
  readonly who: number;
  readonly which: number;
  readonly how: number;
};
const die = fc.nat(997);
export const dice: fc.Arbitrary<Dice> = fc.record({ what: die, who: die, which: die, how: die });

export const pick = <T>(list: readonly [T, ...T[]], number: number): T =>
  list[number % list.length] ?? list[0];

type Single = Act | ((scene: Scene) => Act);

/** What is said by these dice, by this person. */
export type Maker = (scene: Scene, dice: Dice, by: { readonly by: PersonId }) => Single;

/** What would carry this scene on, if anything of its kind would. */
export type Guess = (scene: Scene, dice: Dice) => Single | undefined;
