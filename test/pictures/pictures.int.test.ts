import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { PictureNotDrawn, usualLook } from '../../src/app/ports/pictures.ts';
import { openPictures } from '../../src/pictures/open.ts';
import { night, rowsOf, sampleOf } from './scenes.ts';

const dayMs = 86_400_000;

type Png = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** A PNG taken apart: its size, and the bytes of its filtered rows. */
function decoded(png: Uint8Array): Png {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    pixels: inflateSync(Buffer.concat(data)),
  };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('pictures', () => {
  test.each([
    ['of 30 seconds', sampleOf(30_000)],
    [
      'of 3 days and 48 rows of steps',
      sampleOf(3 * dayMs, { steps: rowsOf(48, 'Step', 3 * dayMs) }),
    ],
    ['with a night in it', night()],
    [
      'of texts from anywhere',
      sampleOf(60_000, { title: '<b> & ]]> \u0000\ud800\uffff\u{1f525} 日本' }),
    ],
  ])('%s are PNGs of their size, and not blank', async (_, picture) => {
    await using pictures = openPictures();
    const { png, width, height } = await pictures.timeline(picture);
    const seen = decoded(png);
    expect([seen.width, seen.height]).toEqual([width, height]);
    expect(width).toBe(usualLook.width);
    expect(new Set(seen.pixels).size).toBeGreaterThan(50);
  });

  test('are the same bytes again, after others, and in another process', async () => {
    await using pictures = openPictures();
    const first = await pictures.timeline(night());
    await pictures.chart({ kind: 'spark', title: 'x', unit: 'ms', values: [1, 2] });
    const second = await pictures.timeline(night());
    const program = `
      import { draw } from './src/pictures/draw.ts';
      import { usualLook } from './src/app/ports/pictures.ts';
      import { night } from './test/pictures/scenes.ts';
      process.stdout.write(draw({ what: 'timeline', picture: night(), look: usualLook }).png);`;
    const other = await execa(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'buffer',
    });
    expect(second.svg).toBe(first.svg);
    expect(digest(second.png)).toBe(digest(first.png));
    expect(digest(other.stdout)).toBe(digest(first.png));
  });

  test('keep nobody waiting for longer than their time limit, and the next one is drawn', async () => {
    await using hasty = openPictures(1);
    await expect(hasty.timeline(night())).rejects.toThrow(PictureNotDrawn);
    await using patient = openPictures();
    await expect(patient.timeline(night())).resolves.toMatchObject({ width: usualLook.width });
  });

  test('that cannot be drawn say why, and the next one is drawn', async () => {
    await using pictures = openPictures();
    const look = { ...usualLook, width: Number.NaN };
    await expect(pictures.timeline(night(), look)).rejects.toThrow(PictureNotDrawn);
    await expect(pictures.timeline(night())).resolves.toMatchObject({ width: usualLook.width });
  });

  test('leave the thread that everybody else waits on free', async () => {
    await using pictures = openPictures();
    await pictures.timeline(night());
    let turns = 0;
    const tick = setInterval(() => {
      turns += 1;
    }, 5);
    await pictures.timeline(sampleOf(3 * dayMs, { steps: rowsOf(200, 'Step', 3 * dayMs) }));
    clearInterval(tick);
    expect(turns).toBeGreaterThan(20);
  });

  test('that are under way when the program ends are given up', async () => {
    const pictures = openPictures();
    const drawing = pictures.timeline(night());
    const [ended] = await Promise.allSettled([drawing, pictures[Symbol.asyncDispose]()]);
    expect(ended).toMatchObject({
      status: 'rejected',
      reason: new PictureNotDrawn('The program ends'),
    });
  });
});
