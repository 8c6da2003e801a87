import type { Harbor } from '../app/rig.ts';
import { withAccounts } from './in-rig.ts';

/** Names that an installation gives its commands because its own are taken. */
export const other = {
  incident: 'sw-incident',
  rollback: 'sw-rollback',
  release: 'sw-release',
  registry: 'sw-registry',
  drill: 'sw-drill',
};

export function renamed(harbor: Harbor): void {
  withAccounts(harbor);
  harbor.rules = { ...harbor.rules, commands: other };
}

/** What only the program reads: what a button carries, and a form. A line in it is understood under both names. */
const carried = new Set(['value', 'private_metadata', 'block_id', 'action_id', 'callback_id']);

function shownIn(thing: unknown): readonly string[] {
  if (typeof thing === 'string') return [thing];
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]) => (carried.has(key) ? [] : shownIn(value)));
}

/** Each place where people would read a command under its usual name, with the words around it. */
export const usualNamesIn = (things: unknown): readonly string[] =>
  shownIn(things).flatMap((text) =>
    Array.from(
      text.matchAll(
        /.{0,30}(?<![\w./-])\/(?:incident|rollback|release|drill)\b(?!s?\/|\.).{0,30}/gu,
      ),
      ([found]) => found,
    ),
  );
