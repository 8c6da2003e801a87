import type { Placed } from '../../delivery/payloads/elements.ts';
import type { ActBody, PersonState, ShownBlock, ShownMessage } from '../shapes.ts';
import { everyName, named } from './find.ts';

/** An element that was found, and where it stands. */
export type Chosen = {
  readonly place: Omit<ActBody<'press'>, 'block' | 'action'>;
  readonly placed: Placed;
  readonly blocks: readonly ShownBlock[];
};

type Seen = { readonly state: PersonState; readonly messages: readonly ShownMessage[] };

/** Where an element of this name stands: the form on top, else the newest message that has one, else Home. */
export function surfaceWith(name: string, { state, messages }: Seen): Chosen {
  const surfaces = [
    ...state.views.slice(-1).map(({ id, blocks }) => ({ place: { view: id }, blocks })),
    ...messages.toReversed().map(({ channel, ts, ephemeral, blocks }) => ({
      place: { channel, ts, ephemeral },
      blocks,
    })),
    ...(state.home ? [{ place: { view: state.home.id }, blocks: state.home.blocks }] : []),
  ];
  for (const { place, blocks } of surfaces) {
    const placed = named(blocks, name);
    if (placed) return { place, placed, blocks };
  }
  const there = surfaces.filter(({ blocks }) => blocks.length > 0).slice(0, 3);
  throw new Error(
    `Nobody sees a "${name}". The newest are: ${there.map(({ blocks }) => everyName(blocks)).join('; ') || 'nothing'}.`,
  );
}
