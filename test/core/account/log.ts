import { type Account, accountOf } from '../../../src/core/account/account.ts';
import { millis } from '../../../src/core/ids.ts';
import type { Happened } from '../../../src/core/timeline/entries.ts';
import type { Move } from '../given.ts';
import { opening, type Scene, say } from '../scene.ts';

/** What the registry would give back of a scene's log, under the names that it has there. */
export const logOf = ({ log }: Pick<Scene, 'log'>): readonly Happened[] =>
  log.map((recorded, index) => ({
    ...recorded,
    texts: recorded.event.texts ?? {},
    recordedAt: recorded.at,
    position: index + 1,
    stream: 'incident/INC-1',
    version: index + 1,
  }));

/** Plays what is told, refusals among it, to its end. */
const play = (scene: Scene, move: Move): Scene =>
  isRow(move)
    ? move.reduce(play, scene)
    : say(scene, typeof move === 'function' ? move(scene) : move);

const isRow = (move: Move): move is readonly Move[] => Array.isArray(move);

/** The log of what is told. */
export const logged = (...moves: readonly Move[]): readonly Happened[] =>
  logOf(moves.reduce(play, opening));

/** The account of what is told. */
export function accounted(...moves: readonly Move[]): Account {
  const account = accountOf(logged(...moves));
  if (account === undefined) throw new Error('nothing was declared');
  return account;
}

/** Seconds since the scene opened; undefined stays what it is. */
export const second = (at: string | undefined): number | undefined =>
  at === undefined ? undefined : (millis(at) - millis(opening.at)) / 1_000;

/** Every moment of a part of the account as seconds. */
export const seconds = (moments: Readonly<Record<string, string | boolean | undefined>>) =>
  Object.fromEntries(
    Object.entries(moments).map(([name, at]) => [name, typeof at === 'string' ? second(at) : at]),
  );
