import { seal } from '../../src/core/chain.ts';
import {
  firstKey,
  type Signing,
  secondKey,
  signed,
  signing,
  story,
  strangersKey,
  takenBy,
  type World,
  worldOf,
} from './world.ts';

/** What an attacker does, and the sentence of each verifier. A bundle that is proven all the same says what it does not prove. */
export type Forgery = {
  readonly what: string;
  readonly forge: (world: World) => World;
  readonly registry: string;
  readonly bundle: string;
};

export const honest = worldOf(story());

const without = (world: World, index: number): World => ({
  ...world,
  events: world.events.toSpliced(index, 1),
});

/** The story with another severity, signed as its author can. */
const retold = (by: readonly Signing[]): World => worldOf(story('sev5'), by);

/** All bytes of salt and text stay, and so does the digest. */
const shifted =
  (by: number): Forgery['forge'] =>
  (world) => ({
    ...world,
    texts: world.texts.map((it) => {
      const all = Buffer.concat([it.salt, it.text]);
      const at = it.salt.length + by;
      return it.position === 3 ? { ...it, salt: all.subarray(0, at), text: all.subarray(at) } : it;
    }),
  });

const changed = 'its text text or the salt of it was changed';

export const forgeries: readonly Forgery[] = [
  {
    what: 'a code is changed, and nothing else',
    forge: (world) => ({
      ...world,
      events: world.events.map((event) =>
        event.position === 2 ? { ...event, codes: { severity: 'sev5' } } : event,
      ),
    }),
    registry: 'its content does not match its hash',
    bundle: 'WRONG  event 1: its content does not match its hash',
  },
  {
    what: 'one event is hashed anew',
    forge: (world) => ({
      ...world,
      events: world.events.map((event) =>
        event.position === 2 ? seal({ ...event, codes: { severity: 'sev5' } }, '') : event,
      ),
    }),
    registry: 'it does not continue the event before it in its stream',
    bundle: 'WRONG  event 2: it does not follow the one before it',
  },
  {
    what: 'all of it is hashed anew',
    forge: ({ anchors, path }) => ({ ...retold(signing), anchors, path }),
    registry: 'anchor 1 knows of another event here',
    bundle: 'WRONG  anchor 1: it knows of another event at position 3',
  },
  {
    what: 'all of it is signed anew, by a key that is not on record',
    forge: () => retold(signing.map(({ position }) => ({ position, key: strangersKey }))),
    registry: 'anchor 1 is not signed by a key that is on record',
    bundle: 'WRONG  anchor 3: it is not signed by the key that signed at that position',
  },
  {
    what: 'all of it is signed anew, by a key that stands on record beside the known ones',
    forge: () =>
      worldOf(
        [...story('sev5'), takenBy(strangersKey, null)],
        [{ position: 9, key: strangersKey }],
      ),
    registry: 'anchor 1 is another one in audit',
    bundle: 'WRONG  key: yours does not lead to the one that signed this',
  },
  {
    what: 'all of it is signed anew, by the keys themselves: only who holds the old anchors knows',
    forge: () => retold(signing),
    registry: 'anchor 1 is another one in audit',
    bundle: 'Not proven: that it was not written anew before that.',
  },
  {
    what: 'the last anchor is signed by a key that had been given up',
    forge: (world) => {
      const by = signing.with(2, { position: 8, key: firstKey });
      return { ...world, ...signed(world.events, by) };
    },
    registry: 'anchor 3 is not signed by the key that signed at that position',
    bundle: 'WRONG  anchor 3: it is not signed by the key that signed at that position',
  },
  {
    what: 'a key is handed over by a stranger',
    forge: () => {
      const told = story();
      const liar = { id: firstKey.id, sign: strangersKey.sign };
      return worldOf([...told.slice(0, 3), takenBy(secondKey, liar), ...told.slice(4)]);
    },
    registry: 'the key that signs from here on was not handed over by the one before it',
    bundle: `WRONG  key ${secondKey.id.slice(0, 12)}: the one before it did not hand over to it`,
  },
  {
    what: 'the beginning of a text is moved into its salt',
    forge: shifted(7),
    registry: changed,
    bundle: 'WRONG  text 2/text: it or its salt was changed',
  },
  {
    what: 'the end of a salt is moved into its text',
    forge: shifted(-7),
    registry: changed,
    bundle: 'WRONG  text 2/text: it or its salt was changed',
  },
  {
    what: 'a text is taken away',
    forge: (world) => ({ ...world, texts: world.texts.filter(({ position }) => position !== 3) }),
    registry: 'its text text is missing, and nobody erased it',
    bundle: 'WRONG  text 2/text: it is gone, and nobody erased it',
  },
  {
    what: 'its front is cut off',
    forge: (world) => without(world, 1),
    registry: 'it is version 2 of its stream where 1 belongs',
    bundle: 'WRONG  event 2: one is missing before it',
  },
  {
    what: 'there is a gap in it',
    forge: (world) => without(world, 5),
    registry: 'it is version 4 of its stream where 3 belongs',
    bundle: 'WRONG  event 4: one is missing before it',
  },
  {
    what: 'its tail is dropped',
    forge: (world) => without(world, 7),
    registry: 'anchor 3 knows of position 8',
    bundle: 'WRONG  proof: it leads to another root',
  },
  {
    what: 'its tail is dropped with the anchor over it: what is left was so once',
    forge: () => worldOf(story().slice(0, 5), signing.slice(0, 2)),
    registry:
      'audit holds anchor 3 of position 8, and this registry made no more than 2: it is older than that',
    bundle: 'left out since anchor 2 of',
  },
  {
    what: 'an anchor is taken away',
    forge: (world) => ({ ...world, anchors: world.anchors.toSpliced(1, 1), brought: [1, 3] }),
    registry: 'anchor 3 does not continue the anchor before it',
    bundle: 'Proven: ',
  },
  {
    what: 'the anchors are of another registry',
    forge: (world) => ({ ...world, ...signed(world.events, signing, 'other') }),
    registry: 'anchor 1 is of another registry',
    bundle: 'WRONG  anchor 1: it is of another registry',
  },
  {
    what: 'two anchors have one number',
    forge: (world) => {
      const { anchors } = signed(world.events, signing.with(2, { position: 7, key: secondKey }));
      return { ...world, anchors: [...anchors, ...world.anchors.slice(2)] };
    },
    registry: 'anchor 3 is another one in audit',
    bundle: 'WRONG  anchor 3: it does not follow the anchor before it',
  },
];
