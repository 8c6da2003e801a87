import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  chainProblem,
  isTextOf,
  saltBytes,
  seal,
  storable,
  textDigest,
  type Unsealed,
} from '../../src/core/chain.ts';
import { Target } from '../../src/core/ids.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { JsonObject } from '../../src/lib/json.ts';

const first: Unsealed = {
  stream: 'incident/INC-1',
  version: 1,
  position: 7,
  type: 'NoteAdded',
  schema: 1,
  at: '2026-03-01T10:00:00.000Z',
  recordedAt: '2026-03-01T10:00:00.005Z',
  actor: 'p_ann',
  via: 'slack',
  correlation: 'c',
  mode: 'live',
  targets: [Target.parse('checkout@prod')],
  codes: { b: 1, a: [true, null] },
  texts: {},
};

describe('an event that is sealed', () => {
  test('has the hash of the canonical form of everything but the hash', () => {
    const sealed = seal(first, '');
    expect(sealed.hash).toBe(sha256(bodyOf(sealed)));
    expect(bodyOf(sealed)).toContain('"codes":{"a":[true,null],"b":1}');
    expect(bodyOf(sealed)).not.toContain('hash');
    expect(chainProblem(sealed, undefined)).toBeUndefined();
  });

  test('keeps its hash over the years', () => {
    expect(seal(first, '').hash).toMatchInlineSnapshot(
      `"04a4c16f8cde13f275be07683e939846e448aed231ce6f9f4e4157aa4dc23aeb"`,
    );
  });

  test('follows only the event that it was sealed after', () => {
    const before = seal(first, '');
    const next = seal({ ...first, version: 2, position: 8 }, before.hash);
    expect(chainProblem(next, before)).toBeUndefined();
    expect(chainProblem(next, undefined)).toContain('version 2 of its stream where 1 belongs');
    expect(chainProblem(next, { version: 1, hash: 'other' })).toContain('does not continue');
    expect(chainProblem(seal(first, 'x'), undefined)).toContain('does not continue');
  });

  test('shows a change of any field', () => {
    const sealed = seal(first, '');
    const changes = [
      { position: 8 },
      { actor: 'p_bo' },
      { recordedAt: first.at },
      { codes: {} },
      { texts: { note: 'digest' } },
      { targets: [] },
      { previous: 'x' },
      { hash: sha256('x') },
    ];
    const problems = changes.map((change) => chainProblem({ ...sealed, ...change }, undefined));
    expect(problems).toEqual(changes.map(() => 'its content does not match its hash'));
  });

  test('has the same hash whatever the order of its keys and whatever JSON it went through', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (drawn) => {
        const codes = JsonObject.parse(drawn);
        const sealed = seal({ ...first, codes }, '');
        const reversed = Object.fromEntries(Object.entries(codes).toReversed());
        expect(seal({ ...first, codes: reversed }, '').hash).toBe(sealed.hash);
        expect(sha256(bodyOf(JSON.parse(JSON.stringify(sealed))))).toBe(sealed.hash);
      }),
    );
  });
});

describe('a text beside the chain', () => {
  test('is known by its salt and its bytes', () => {
    const [salt, text] = [Buffer.alloc(saltBytes, 7), Buffer.from('Größe')];
    const digest = textDigest(salt, text);
    expect(digest).toBe(createHash('sha256').update(salt).update('Größe').digest('hex'));
    expect(isTextOf(digest, { salt, text })).toBe(true);
    expect(isTextOf(digest, { salt: Buffer.alloc(saltBytes, 8), text })).toBe(false);
    expect(isTextOf(digest, { salt, text: Buffer.from('Grösse') })).toBe(false);
  });

  test('is not known by any other cut between salt and text', () => {
    const all = Buffer.concat([Buffer.alloc(saltBytes, 7), Buffer.from('Do not roll back')]);
    const digest = textDigest(all.subarray(0, saltBytes), all.subarray(saltBytes));
    const cuts = Array.from({ length: all.length + 1 }, (_, at) => at).filter((at) =>
      isTextOf(digest, { salt: all.subarray(0, at), text: all.subarray(at) }),
    );
    expect(cuts).toEqual([saltBytes]);
  });

  test('is not written with a salt of another length', () => {
    for (const bytes of [0, saltBytes - 1, saltBytes + 1])
      expect(() => textDigest(Buffer.alloc(bytes), Buffer.from('text'))).toThrow(RangeError);
  });

  test('survives every engine: half characters and NUL are replaced, the rest stays', () => {
    expect(storable('a\0b\ud83dc 🚢 é')).toBe('a\uFFFDb\uFFFDc 🚢 é');
  });
});
