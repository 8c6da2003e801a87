import { saltBytes, seal, textDigest, type Unsealed } from '../../src/core/chain.ts';
import type { Envelope } from '../../src/core/envelope.ts';
import { type Anchor, handover, makeAnchor } from '../../src/core/proof/anchor.ts';
import { openTree, type Path } from '../../src/core/proof/tree.ts';
import type { SigningKey } from '../../src/lib/ed25519.ts';
import { aKey } from '../anchors/stage.ts';

export const registry = 'reg';
export const stream = 'incident/INC-1';

export type Text = {
  readonly position: number;
  readonly name: string;
  readonly salt: Buffer;
  readonly text: Buffer;
};

/** What a registry keeps and hands out: all of it an attacker can write anew. */
export type World = {
  readonly events: readonly Envelope[];
  readonly texts: readonly Text[];
  readonly anchors: readonly Anchor[];
  readonly path: Path;
  /** The numbers of the anchors that the place is said to have been brought. */
  readonly brought: readonly number[];
};

const salt = Buffer.alloc(saltBytes, 7);
const at = '2026-03-01T10:00:00.000Z';

export type Told = Pick<Unsealed, 'stream' | 'type'> & {
  readonly codes?: Unsealed['codes'];
  readonly texts?: Readonly<Record<string, string>>;
};

/** Events as a registry would have sealed them, one after the other, and the texts beside them. */
function sealed(told: readonly Told[]): Pick<World, 'events' | 'texts'> {
  const heads = new Map<string, Envelope>();
  const texts: Text[] = [];
  const events = told.map(({ stream: of, type, codes = {}, texts: words = {} }, index) => {
    const position = index + 1;
    const before = heads.get(of);
    const digests = Object.entries(words).map(([name, word]) => {
      const text = Buffer.from(word);
      texts.push({ position, name, salt, text });
      return [name, textDigest(salt, text)] as const;
    });
    const event = seal(
      {
        stream: of,
        version: (before?.version ?? 0) + 1,
        position,
        type,
        schema: 1,
        at,
        recordedAt: at,
        actor: 'p_ann',
        via: 'cli',
        correlation: 'c',
        mode: 'live',
        targets: [],
        codes,
        texts: Object.fromEntries(digests),
      },
      before?.hash ?? '',
    );
    heads.set(of, event);
    return event;
  });
  return { events, texts };
}

export type Signing = { readonly position: number; readonly key: SigningKey };

/** Anchors over these events, one after the other, and the proof under the last of them. */
export function signed(
  events: readonly Envelope[],
  signing: readonly Signing[],
  name = registry,
): Pick<World, 'anchors' | 'path'> {
  const anchors: Anchor[] = [];
  let path: Path = [];
  for (const { position, key } of signing) {
    const tree = openTree();
    for (const event of events) if (event.position <= position) tree.put(event);
    const head = events.find((one) => one.position === position)?.hash ?? '';
    const seen = { registry: name, position, head, at, clock: null, tree };
    anchors.push(makeAnchor(seen, anchors.at(-1), key));
    path = tree.proof(stream)?.path ?? [];
  }
  return { anchors, path };
}

export const takenBy = (key: SigningKey, before: Pick<SigningKey, 'id' | 'sign'> | null): Told => ({
  stream: 'registry',
  type: 'SigningKeyTaken',
  codes: {
    key: key.id,
    publicKey: key.publicKey,
    before: before && { key: before.id, signature: before.sign(handover(registry, key)) },
  },
});

export const firstKey = aKey();
export const secondKey = aKey();
export const strangersKey = aKey();
const note = 'Do not roll back: it drops the orders';

export const story = (severity = 'sev1'): readonly Told[] => [
  takenBy(firstKey, null),
  { stream, type: 'IncidentDeclared', codes: { severity }, texts: { title: '5xx after deploy' } },
  { stream, type: 'NoteAdded', texts: { text: note } },
  takenBy(secondKey, firstKey),
  { stream: 'incident/INC-2', type: 'IncidentDeclared', texts: { title: 'another one' } },
  { stream, type: 'NoteAdded', texts: { text: 'the phone of a customer' } },
  { stream, type: 'TextErased', codes: { what: `${stream}#3/text`, by: 'p_ann', basis: 'art-17' } },
  { stream, type: 'RecordExported', codes: { what: 'bundle', to: 'p_ann' } },
];

/** Who signed when. The first key was given up at position 4. */
export const signing: readonly Signing[] = [
  { position: 3, key: firstKey },
  { position: 5, key: secondKey },
  { position: 8, key: secondKey },
];

/** What this story leaves: one text of it was erased. */
export function worldOf(told: readonly Told[], by: readonly Signing[] = signing): World {
  const { events, texts } = sealed(told);
  const left = texts.filter(({ position }) => position !== 6);
  return { events, texts: left, ...signed(events, by), brought: by.map((_, index) => index + 1) };
}
