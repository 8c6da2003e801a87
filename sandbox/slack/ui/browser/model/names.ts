import type { Person } from '../../../people/shapes.ts';
import type { Model } from './model.ts';

/** The person with this id, as far as this page knows. */
function personOf({ state }: Model, id: string): Person | undefined {
  return state?.people.find((person) => person.id === id);
}

/** What to call whoever has this id. */
export const nameOf = (model: Model, id: string): string => personOf(model, id)?.name ?? id;

/** A channel's name without `#`, or its id where this person cannot see it. */
export const channelName = ({ state }: Model, id: string): string | undefined =>
  state?.channels.find((channel) => channel.id === id)?.name;

/** The letters of an avatar. */
export const lettersOf = (name: string): string =>
  name
    .split(/[\s._-]+/u)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');

/** One of eight hues for an avatar, the same for a name everywhere. */
export const hueOf = (name: string): number =>
  Array.from(name, (letter) => letter.codePointAt(0) ?? 0).reduce(
    (sum, code) => (sum * 31 + code) % 8,
    7,
  );
