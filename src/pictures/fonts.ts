import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The one family that pictures are written in; it is shipped, so that they look the same on every machine. */
export const family = 'DejaVu Sans';
const files = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;
export const fontFiles: readonly string[] = Object.values(files);

type Weight = keyof typeof files;
/** How wide a character is, in parts of the font size; undefined for one that the font does not have. */
type Widths = (codePoint: number) => number | undefined;

const known = new Map<Weight, Widths>();

function widthsOf(weight: Weight): Widths {
  const there = known.get(weight);
  if (there) return there;
  const made = readWidths(readFileSync(files[weight]));
  known.set(weight, made);
  return made;
}

/**
 * Reads the tables that say which characters a TrueType font has and how far each moves the pen: `head` (units per em),
 * `hhea` and `hmtx` (advances), and `cmap` in its formats 4 and 12 (OpenType specification 1.9, chapters of these names).
 */
function readWidths(font: Buffer): Widths {
  const tables = tablesOf(font);
  const at = (name: string): number => tables.get(name) ?? 0;
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const metrics = font.readUInt16BE(at('hhea') + 34);
  const glyphs = glyphsOf(font, at('cmap'));
  return (codePoint) => {
    const glyph = glyphs.get(codePoint);
    if (glyph === undefined) return undefined;
    return font.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  };
}

function tablesOf(font: Buffer): ReadonlyMap<string, number> {
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  return new Map(
    records.map((at) => [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)]),
  );
}

function glyphsOf(font: Buffer, cmap: number): ReadonlyMap<number, number> {
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
    return { at, format: font.readUInt16BE(at) };
  });
  const wide = subtables.find(({ format }) => format === 12);
  if (wide) return new Map(groups(font, wide.at));
  const narrow = subtables.find(({ format }) => format === 4);
  return new Map(narrow && segments(font, narrow.at));
}

/** Format 12: runs of characters whose glyphs follow each other. */
function* groups(font: Buffer, at: number): Generator<[number, number]> {
  for (let index = 0; index < font.readUInt32BE(at + 12); index += 1) {
    const group = at + 16 + 12 * index;
    const [first, last] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
    for (let code = first; code <= last; code += 1) {
      yield [code, font.readUInt32BE(group + 8) + code - first];
    }
  }
}

/** Format 4: segments of the basic plane, by a difference or by a list of glyphs. */
function* segments(font: Buffer, at: number): Generator<[number, number]> {
  const length = font.readUInt16BE(at + 6);
  for (let index = 0; index < length; index += 2) {
    const last = font.readUInt16BE(at + 14 + index);
    const first = font.readUInt16BE(at + 16 + length + index);
    const delta = font.readUInt16BE(at + 16 + 2 * length + index);
    const place = at + 16 + 3 * length + index;
    const offset = font.readUInt16BE(place);
    for (let code = first; code <= last && code !== 0xff_ff; code += 1) {
      const listed = offset === 0 ? code : font.readUInt16BE(place + offset + 2 * (code - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) % 0x1_00_00;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}

/** Stands for a character that the font does not have: seen to be there, and not to be readable. */
const missing = '\u25a1';

/** The text in characters that can be drawn. Others become a box; several of them in a row become one. */
export function drawable(text: string): string {
  const plain = widthsOf('plain');
  const bold = widthsOf('bold');
  return Array.from(
    text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu, ''),
    (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return plain(code) === undefined || bold(code) === undefined ? missing : letter;
    },
  )
    .join('')
    .replace(/\u25a1{2,}/gu, missing);
}

/** How wide the text is, in pixels. */
export function textWidth(text: string, size: number, weight: Weight = 'plain'): number {
  const widths = widthsOf(weight);
  const usual = widths(0x6e) ?? 1;
  let sum = 0;
  for (const letter of text) sum += widths(letter.codePointAt(0) ?? 0) ?? usual;
  return sum * size;
}
