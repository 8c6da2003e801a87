import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const style = readFileSync(
  new URL('../../../src/web/pages/assets/style.css', import.meta.url),
  'utf8',
);

/** The colors of light and of dark, by their names. */
const [light = new Map(), dark = new Map()] = style
  .split('@media (prefers-color-scheme: dark)')
  .map(
    (part) =>
      new Map(Array.from(part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/gu), (m) => [m[1], m[2]])),
  );

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [most = 0, least = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (most + 0.05) / (least + 0.05);
}

const read = [
  ...['text', 'quiet', 'link', 'bad', 'good', 'wait', 'now'].flatMap((ink) =>
    ['ground', 'raised'].map((ground) => [ink, ground]),
  ),
  ...['bad', 'good', 'wait', 'now'].flatMap((tone) => [
    [tone, `${tone}-ground`],
    ['text', `${tone}-ground`],
    ['quiet', `${tone}-ground`],
  ]),
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the palette of pages, %s', (_, colors) => {
  const of = (name = ''): string => colors.get(name) ?? 'no such color';

  test.each(read)('%s is read on %s: 4.5 to 1', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['ground', 'raised'])('the focus is seen on %s: 3 to 1', (ground) => {
    expect(contrast(of('focus'), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
