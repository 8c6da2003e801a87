import { describe, expect, test } from 'vitest';
import { bodyOf, saltBytes, seal, textDigest, type Unsealed } from '../../src/core/chain.ts';
import { Target } from '../../src/core/ids.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { judgePage, type Page } from '../../src/registry/verify/judge.ts';
import { openJudges } from '../../src/registry/verify/judges.ts';

const at = '2026-11-21T03:00:00.000Z';
const salt = Buffer.alloc(saltBytes, 's');
const text = Buffer.from('pages are slow');

function row(position: number, type: string, codes = {}) {
  const event: Unsealed = {
    stream: 'incident/INC-1',
    version: position,
    position,
    type,
    schema: 1,
    at,
    recordedAt: at,
    actor: 'p_ann',
    via: 'cli',
    correlation: 'INC-1',
    mode: 'live',
    targets: [Target.parse('checkout@prod')],
    codes,
    texts: { note: textDigest(salt, text) },
  };
  const sealed = seal(event, `the hash before ${position}`);
  const { stream, version, hash } = sealed;
  return { position, stream, version, hash, body: bodyOf(sealed) };
}

const note = (position: number) => ({ position, name: 'note', salt, text });

const page: Page = {
  events: [
    row(1, 'NoteAdded'),
    row(2, 'NoteAdded'),
    row(3, 'TextErased', { what: 'incident/INC-1#2/note', by: 'p_ann', basis: 'art-17' }),
    { ...row(4, 'NoteAdded'), hash: 'another' },
    { ...row(5, 'NoteAdded'), version: 6 },
    row(6, 'NoteAdded'),
  ],
  texts: [
    note(1),
    { ...note(2), text: Buffer.from('all is well') },
    { ...note(2), name: 'other' },
    // The digest is the same: the beginning of the text stands at the end of the salt.
    { ...note(6), salt: Buffer.concat([salt, text.subarray(0, 6)]), text: text.subarray(6) },
    note(9),
  ],
};

const expected = {
  events: [
    'the hash before 1',
    {
      previous: 'the hash before 2',
      faults: [
        'its text note or the salt of it was changed',
        'there is a text other that it never had',
      ],
      missing: [],
    },
    {
      previous: 'the hash before 3',
      faults: [],
      missing: ['note'],
      event: { type: 'TextErased', position: 3 },
    },
    { error: 'its content does not match its hash' },
    { error: 'its version is not the one that it was sealed with' },
    { faults: ['its text note or the salt of it was changed'], missing: [] },
  ],
  stray: [9],
};

/** So many events make threads worth their start. */
const many = 1_000_000;

describe('a page of a registry', () => {
  test('is judged row by row, and a sound row is told by the hash that it follows', () => {
    expect(judgePage(page)).toMatchObject(expected);
  });

  test.each([
    ['not JSON', '{'],
    ['JSON, and no event', '[1]'],
    ['an event that lacks what every event has', '{"type":"NoteAdded"}'],
  ])('is not stopped by content that is %s, though its hash is right', (_, body) => {
    const forged = { ...row(1, 'NoteAdded'), body, hash: sha256(body) };
    expect(judgePage({ events: [forged], texts: [] }).events).toEqual([
      { error: 'its content is not an event that this program knows' },
    ]);
  });

  test('is judged by a thread as it is here', async () => {
    await using judges = openJudges(many);
    const judged = await Promise.all([judges.judge(page), judges.judge({ events: [], texts: [] })]);
    expect(judged).toEqual([
      JSON.parse(JSON.stringify(judgePage(page))),
      { events: [], stray: [] },
    ]);
  });

  test('is refused with what ended the thread, and so is the next one', async () => {
    await using judges = openJudges(many);
    const broken = { events: page.events, texts: JSON.parse('null') };
    await expect(judges.judge(broken)).rejects.toThrow('null');
    await expect(judges.judge(page)).rejects.toThrow('null');
  });
});
