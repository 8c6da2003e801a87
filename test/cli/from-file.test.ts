import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { accepted, run } from './rig.ts';

const write = ['incident', 'report', 'write', 'impact'];

async function from(content: string | Uint8Array, words: readonly string[] = write) {
  await using folder = await ownFolder();
  const file = join(folder.path, 'impact.md');
  await writeFile(file, content);
  return run([...words, '--from', file], { answer: () => accepted('Written.') });
}

describe('the text of a file', () => {
  test('is a section of the report, word for word', async () => {
    const ran = await from('\uFEFF"Checkout" was down: --revision 3\r\n\r\n$(date) help\n');
    expect([ran.exit, ran.out]).toEqual([0, 'Written.\n']);
    expect(ran.sent[0]?.body).toEqual({
      order: {
        kind: 'reportWrite',
        section: 'impact',
        text: '"Checkout" was down: --revision 3\n\n$(date) help',
      },
    });
  });

  test('goes with the revision that was seen, and to the incident that is meant', async () => {
    const ran = await from('Down', [...write, '--revision', '2', '--incident', 'INC-4']);
    expect(ran.sent[0]?.body).toMatchObject({ incident: 'INC-4', order: { revision: '2' } });
  });

  test('is taken whole up to what a text holds, and not at all beyond it', async () => {
    expect((await from('x'.repeat(4_000))).exit).toBe(0);
    const long = await from('x'.repeat(4_001));
    expect([long.exit, long.sent]).toEqual([2, []]);
    expect(long.err).toContain('has 4001 characters, and a text has at most 4000');
    expect(long.err).toContain('Nothing was ordered.');
  });

  test.each([
    ['nothing', ' \n\u200b', 'nothing in it that can be read'],
    ['what is no text', new Uint8Array([0xff, 0xfe, 0x00]), 'no text in UTF-8'],
    ['far too much', 'x'.repeat(1_000_001), 'is too large'],
  ])('is not taken where it holds %s', async (_, content, said) => {
    const ran = await from(content);
    expect([ran.exit, ran.sent]).toEqual([2, []]);
    expect(ran.err).toContain(said);
  });

  test('is not taken where no file is, or where the words take no text', async () => {
    const none = await run([...write, '--from', '/nowhere/at/all.md']);
    expect([none.exit, none.err]).toEqual([2, expect.stringContaining('cannot be read')]);
    const stop = await from('x', ['rollback', 'stop']);
    expect([stop.exit, stop.sent, stop.err]).toEqual([2, [], expect.stringContaining('Only what')]);
    const unknown = await from('x', ['incident', 'report', 'write', 'nonsense']);
    expect([unknown.exit, unknown.sent]).toEqual([2, []]);
    expect(unknown.err).toContain('nonsense');
  });
});
