import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../src/core/envelope.ts';
import { eventSchemas } from '../../src/core/events.ts';
import {
  type Anchor,
  anchorDigest,
  anchorIn,
  handover,
  isSignedBy,
  makeAnchor,
} from '../../src/core/proof/anchor.ts';
import { asksForAnchor } from '../../src/core/proof/moments.ts';
import { keyTakenIn, restoredIn } from '../../src/core/proof/on-record.ts';
import { type Head, leafOf, openTree, rootFrom } from '../../src/core/proof/tree.ts';
import { openWitness, provisos, type TakenKey } from '../../src/core/proof/witness.ts';
import { behindText } from '../../src/core/texts/anchors.ts';
import { isSigned, keyIn, newKeyPem, type SigningKey } from '../../src/lib/ed25519.ts';
import { sha256 } from '../../src/lib/hash.ts';

const head = (stream: string, version = 1): Head => ({
  stream,
  version,
  hash: sha256(`${stream}#${version}`),
});
const anyHead = fc
  .record({ stream: fc.string({ maxLength: 4 }), version: fc.integer({ min: 1, max: 9 }) })
  .map(({ stream, version }) => head(stream, version));
const anyHeads = fc.array(anyHead, { maxLength: 40 });

/** RFC 6962, section 2.1, word for word. */
function rootByTheBook(leaves: readonly string[]): string {
  const [first = sha256('')] = leaves;
  if (leaves.length < 2) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)].map(rootByTheBook);
  return sha256(Buffer.from(`01${left}${right}`, 'hex'));
}

function treeOf(heads: readonly Head[]) {
  const tree = openTree();
  for (const one of heads) tree.put(one);
  return tree;
}

describe('the tree over the heads of all streams', () => {
  test('has the root of RFC 6962 at every moment, in whatever order heads came', () => {
    fc.assert(
      fc.property(fc.array(anyHeads, { maxLength: 6 }), (batches) => {
        const tree = openTree();
        const last = new Map<string, Head>();
        for (const batch of batches) {
          for (const one of batch) {
            tree.put(one);
            last.set(one.stream, one);
          }
          expect(tree.root()).toBe(rootByTheBook([...last.values()].map(leafOf)));
          expect(tree.size()).toBe(last.size);
        }
      }),
    );
  });

  test('proves every head, and no other one under its name', () => {
    fc.assert(
      fc.property(anyHeads, (heads) => {
        const tree = treeOf(heads);
        for (const { stream } of heads) {
          const proof = tree.proof(stream);
          if (proof === undefined) throw new Error(`no proof of ${stream}`);
          expect(rootFrom(proof)).toBe(tree.root());
          const other = { ...proof.head, version: proof.head.version + 1 };
          expect(rootFrom({ ...proof, head: other })).not.toBe(tree.root());
        }
      }),
    );
  });

  test('has another root after any flipped bit of a head or of its proof', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const tree = treeOf(names.map((name) => head(name)));
    const flipped = (hex: string, bit: number): string => {
      const bytes = Buffer.from(hex, 'hex');
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return bytes.toString('hex');
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(3),
        (name, bit, at) => {
          const { head: own = head(name), path = [] } = tree.proof(name) ?? {};
          const bent = path.map((step, index) =>
            index === at % path.length ? { ...step, hash: flipped(step.hash, bit) } : step,
          );
          const other = { ...own, hash: flipped(own.hash, bit) };
          expect(rootFrom({ head: own, path: bent })).not.toBe(tree.root());
          expect(rootFrom({ head: other, path })).not.toBe(tree.root());
        },
      ),
    );
  });

  test('proves nothing of a stream that it does not have', () => {
    expect(treeOf([head('a')]).proof('b')).toBeUndefined();
    expect(openTree().proof('a')).toBeUndefined();
  });
});

function newKey(): SigningKey {
  const key = keyIn(newKeyPem());
  if (key === undefined) throw new Error('no key');
  return key;
}

const key = newKey();
const seen = {
  registry: 'r',
  position: 3,
  head: 'h',
  at: '2026-03-01T10:00:00.000Z',
  clock: { offsetMs: -12, by: 'tsa' },
  tree: treeOf([head('a'), head('b')]),
};
const first = makeAnchor(seen, undefined, key);

describe('an anchor', () => {
  test('counts on from the one before it, and names it', () => {
    const second = makeAnchor(seen, first, key);
    expect([first.number, first.previous]).toEqual([1, '']);
    expect([second.number, second.previous]).toEqual([2, anchorDigest(first)]);
    expect(second).toMatchObject({ root: seen.tree.root(), streams: 2, key: key.id });
  });

  test('is read as it was written, and nothing else is', () => {
    expect(anchorIn(JSON.stringify(first))).toEqual(first);
    expect(anchorIn(JSON.stringify({ ...first, note: 'x' }))).toBeUndefined();
    expect(anchorIn('{')).toBeUndefined();
  });

  test('is signed by its key, and by no other', () => {
    expect(isSignedBy(first, key.publicKey)).toBe(true);
    expect(isSignedBy(first, newKey().publicKey)).toBe(false);
    expect(isSigned('text', '00', 'no key')).toBe(false);
  });

  test.each<Partial<Anchor>>([
    { position: 4 },
    { head: 'x' },
    { root: 'f'.repeat(64) },
    { at: '2026-03-01T10:00:00.001Z' },
    { clock: null },
    { previous: 'f'.repeat(64) },
    { registry: 's' },
  ])('is not signed any more with %o', (change) => {
    expect(isSignedBy({ ...first, ...change }, key.publicKey)).toBe(false);
  });

  test('is asked for by decisions, rungs and the close, and by nothing that happens all the time', () => {
    const types = eventSchemas.map(({ shape }) => shape.type.value).filter(asksForAnchor);
    expect(types).toEqual(
      expect.arrayContaining(['StrategyDecided', 'MitigationReached', 'IncidentClosed']),
    );
    expect(asksForAnchor('StepStarted')).toBe(false);
    expect(asksForAnchor('CheckReported')).toBe(false);
  });

  test('is handed over from key to key by a text that names registry and new key', () => {
    const next = newKey();
    const signature = key.sign(handover('r', next));
    expect(isSigned(handover('r', next), signature, key.publicKey)).toBe(true);
    expect(isSigned(handover('s', next), signature, key.publicKey)).toBe(false);
  });
});

describe('a key', () => {
  test('that is none of Ed25519 is no key', () => {
    expect(keyIn('nothing')).toBeUndefined();
  });
});

describe('what is said of places', () => {
  test('names who is behind since when, and nobody else', () => {
    const now = '2026-03-01T10:30:00.000Z';
    const trouble = { since: '2026-03-01T10:00:00.000Z', code: 'Unreachable' };
    const behind = { place: 'audit', behind: 2, trouble };
    expect(
      behindText([behind, { place: 'tsa', behind: 1 }, { ...behind, behind: 0 }], now),
    ).toEqual([
      '2 anchors did not reach audit since 10:00 UTC (Unreachable); they are brought when it answers again. Orders do not wait for it.',
    ]);
  });
});

describe('what is on record about anchors', () => {
  const before = { key: 'k', signature: 's' };
  const taken = { key: 'k', publicKey: 'p', before };
  const back = { by: 'p_ada', last: { number: 3, digest: 'd' }, position: 7 };
  const event = (type: string, codes: Envelope['codes']) => ({ type, codes, position: 9 });

  test('is who signs from an event on', () => {
    expect(keyTakenIn(event('SigningKeyTaken', taken))).toEqual({ ...taken, position: 9 });
    expect(keyTakenIn(event('SigningKeyTaken', { key: 'k' }))).toBeUndefined();
    expect(keyTakenIn(event('RegistryRestored', taken))).toBeUndefined();
  });

  test('is what an older registry let go', () => {
    expect(restoredIn(event('RegistryRestored', back))).toEqual({ ...back, at: 9 });
    expect(restoredIn(event('RegistryRestored', { by: 'p_ada' }))).toBeUndefined();
    expect(restoredIn(event('SigningKeyTaken', back))).toBeUndefined();
  });
});

describe('a witness of the walk through a registry', () => {
  const other = newKey();
  const taken = (one: SigningKey, before: TakenKey['before'] = null, position = 1): TakenKey => ({
    position,
    key: one.id,
    publicKey: one.publicKey,
    before,
  });
  const at = '2026-03-01T10:00:00.000Z';
  const events = ['a', 'b', 'a'].map((stream, index) => ({
    ...head(stream, index + 1),
    position: index + 1,
  }));
  const anchors: Anchor[] = [];
  const tree = openTree();
  for (const event of events) {
    tree.put(event);
    const now = {
      registry: 'r',
      position: event.position,
      head: event.hash,
      at,
      clock: null,
      tree,
    };
    anchors.push(makeAnchor(now, anchors.at(-1), key));
  }
  const context = { registry: 'r', keys: [taken(key)], restored: [] };
  type Walk = {
    readonly walked?: typeof events;
    readonly held?: readonly Anchor[];
    readonly known?: Parameters<ReturnType<typeof openWitness>['problems']>[1];
  };
  const problems = ({ walked = events, held = anchors, known = context }: Walk = {}) => {
    const witness = openWitness(held);
    for (const event of walked) witness.see(event);
    return witness.problems(walked.length, known).map(({ what }) => what);
  };

  test('finds nothing where all is as it was', () => {
    expect(problems()).toEqual([]);
    expect(problems({ held: [] })).toEqual([]);
  });

  test('names another event, other streams, a cut end, a gap, a stranger', () => {
    const bent = events.with(1, { ...head('b', 9), position: 2 });
    expect(problems({ walked: bent })).toContain('anchor 2 knows of another event here');
    const [first, second, third] = events;
    if (!first || !second || !third) throw new Error('no events');
    const renamed = [{ ...first, stream: 'c' }, second, third];
    expect(problems({ walked: renamed })).toContain(
      'the streams as of here are not those that anchor 1 signed',
    );
    expect(problems({ walked: [first] })).toContain('anchor 3 knows of position 3');
    expect(problems({ held: anchors.toSpliced(1, 1) })).toEqual([
      'anchor 3 does not continue the anchor before it',
    ]);
    expect(problems({ held: anchors.slice(1) })).toHaveLength(1);
    expect(problems({ known: { ...context, registry: 's' } })).toHaveLength(3);
    expect(problems({ known: { ...context, keys: [taken(other)] } })).toHaveLength(3);
  });

  test('lets go what somebody let go on record, and what counts on after it', () => {
    const last = anchors.at(-1);
    if (last === undefined) throw new Error('no anchor');
    const lost = { number: 3, digest: anchorDigest(last) };
    const restored = [{ at: 2, by: 'p_ada', last: lost, position: 1 }];
    const now = { registry: 'r', position: 1, head: events[0]?.hash ?? '', at, clock: null };
    const next = makeAnchor({ ...now, tree: treeOf(events.slice(0, 1)) }, last, key);
    const known = { ...context, restored };
    const first = anchors.slice(0, 1);
    expect(problems({ walked: events.slice(0, 1), held: [...first, next], known })).toEqual([]);
    expect(problems({ walked: events.slice(0, 1), held: anchors, known })).toEqual([]);
    expect(provisos(known)).toEqual([expect.stringContaining('let an older registry go on')]);
  });

  test('names what a key signed that had been changed by then, or was not in force yet', () => {
    const changedAt = (position: number) => ({
      ...context,
      keys: [taken(key), taken(other, null, position)],
    });
    expect(problems({ known: changedAt(4) })).toEqual([]);
    expect(problems({ known: changedAt(3) })).toEqual([
      'anchor 3 is not signed by the key that signed at that position',
    ]);
    const later = { ...context, keys: [taken(key, null, 2)] };
    expect(problems({ known: later })).toEqual([
      'anchor 1 is not signed by the key that signed at that position',
    ]);
    const last = anchors.at(-1);
    if (last === undefined) throw new Error('no anchor');
    const lost = {
      at: 2,
      by: 'p_ada',
      position: 1,
      last: { number: 3, digest: anchorDigest(last) },
    };
    const letGo = { ...changedAt(2), restored: [lost] };
    expect(problems({ walked: events.slice(0, 1), known: letGo })).toEqual([]);
  });

  test('tells a key that was handed over from one that was not', () => {
    const id = { id: other.id, publicKey: other.publicKey };
    const good = { key: key.id, signature: key.sign(handover('r', id)) };
    const keysOf = (before: TakenKey['before']) => ({
      ...context,
      keys: [taken(key), taken(other, before, 4)],
    });
    expect(problems({ known: keysOf(good) })).toEqual([]);
    expect(problems({ known: keysOf({ ...good, signature: '00' }) })).toHaveLength(1);
    expect(problems({ known: keysOf({ ...good, key: other.id }) })).toHaveLength(1);
    expect(problems({ known: keysOf(null) })).toEqual([]);
    expect(provisos(keysOf(null))).toEqual([expect.stringContaining('did not hand over')]);
  });
});
