import { describe, expect, test } from 'vitest';
import { type Look, usualLook } from '../../src/app/ports/pictures.ts';
import { type Picture, type Tone, tones } from '../../src/core/picture/picture.ts';
import { sceneSvg } from '../../src/pictures/svg.ts';
import { themes } from '../../src/pictures/theme.ts';
import { timelineScene } from '../../src/pictures/timeline/scene.ts';
import { night, partOf, rowsOf, sampleOf } from './scenes.ts';
import { boxOf, collisions, textsIn } from './seen.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const pictures: readonly (readonly [string, Picture])[] = [
  ['of 30 seconds', sampleOf(30_000)],
  ['of 40 minutes', sampleOf(40 * minuteMs)],
  ['of 3 days', sampleOf(3 * dayMs)],
  ['of one moment', sampleOf(0)],
  ['with a night in it', night()],
  [
    'of one step',
    sampleOf(minuteMs, { steps: rowsOf(1, 'Only', minuteMs), marks: [], checks: [] }),
  ],
  ['of 200 steps', sampleOf(dayMs, { steps: rowsOf(200, 'Step', dayMs) })],
  ['of a drill', sampleOf(minuteMs, { mode: 'drill' })],
  [
    'of nothing but its declaration',
    sampleOf(0, { rungs: [], steps: [], checks: [], strategies: [], marks: [] }),
  ],
];

const svgOf = (picture: Picture, look: Partial<Look> = {}): string =>
  sceneSvg(timelineScene(picture, { ...usualLook, ...look }));

describe('the picture of a timeline', () => {
  test.each(pictures)('%s names every rung, epoch, step, check and mark', (_, picture) => {
    const said = textsIn(svgOf(picture)).join(' ');
    const { rungs, strategies, steps, checks, marks } = picture;
    for (const { word } of rungs) expect(said).toContain(word);
    for (const { name, says } of [...strategies, ...steps, ...checks])
      expect(said).toContain(`${name}: ${says}`);
    for (const { number, text } of marks) {
      expect(said).toContain(` ${number} `);
      expect(said).toContain(text.slice(0, 40));
    }
  });

  test.each(pictures)('%s has nothing outside of it, on a desk and on a phone', (_, picture) => {
    for (const shape of ['phone', 'desk'] as const) {
      const scene = timelineScene(picture, { ...usualLook, shape, width: 360 });
      const outside = scene.shapes.filter((shape) => {
        const { left, right, top, bottom } = boxOf(shape);
        return left < 0 || right > scene.width || top < 0 || bottom > scene.height;
      });
      expect(outside).toEqual([]);
    }
  });

  test.each(pictures)('%s has no words on others', (_, picture) => {
    for (const shape of ['phone', 'desk'] as const)
      expect(collisions(timelineScene(picture, { ...usualLook, shape }))).toEqual([]);
  });

  test.each(pictures)('%s is the same after others were drawn', (_, picture) => {
    const before = svgOf(picture);
    svgOf(night(), { theme: 'dark' });
    expect(svgOf(picture)).toBe(before);
  });

  test('counts nothing of this process into its names', () => {
    const svg = svgOf(night());
    expect(svg).not.toMatch(/zr\d|<style|class=/u);
  });

  test('names the day where it lasted over midnight, and not elsewhere', () => {
    const long = textsIn(svgOf(sampleOf(3 * dayMs)));
    expect(long).toContain('03-02 00:00');
    expect(textsIn(svgOf(sampleOf(30_000)))).toContain('22:00:10');
  });

  test('shows the clocks of its reader', () => {
    const texts = textsIn(svgOf(sampleOf(40 * minuteMs), { zone: 'Asia/Kolkata' }));
    expect(texts.join(' ')).toContain('2026-03-02 03:30:00 to 04:10:00 Asia/Kolkata');
    expect(texts).toContain('03:40');
  });

  test('tears time where nothing happened, and names no moment of it', () => {
    const texts = textsIn(svgOf(night()));
    expect(texts).toContain('03-02 06:45');
    expect(texts.filter((text) => /^(?:03-02 )?0[0-5]:\d\d$/u.test(text))).toEqual([]);
  });

  test.each(['drill', 'tabletop'] as const)('shouts that a %s is none of the real ones', (mode) => {
    const [first] = textsIn(svgOf(sampleOf(minuteMs, { mode })));
    expect(first).toMatch(/^DRILL/u);
  });

  test('says in words what its patterns mean', () => {
    expect(textsIn(svgOf(sampleOf(minuteMs))).join(' ')).toContain('slanted lines failed');
  });

  test.each(tones)('tells a part that is %s by a pattern of its own, without its color', (tone) => {
    const patternOf = (of: Tone): string => {
      const picture = sampleOf(minuteMs, {
        rungs: [],
        strategies: [],
        checks: [],
        marks: [],
        steps: [{ name: 'a', says: 'b', parts: [partOf(0, minuteMs, of, '')] }],
      });
      return svgOf(picture).replaceAll(/#[0-9a-f]{6}/gu, '');
    };
    const others = tones.filter((one) => one !== tone).map(patternOf);
    expect(others).not.toContain(patternOf(tone));
  });
});

describe('a rollback of 14 steps', () => {
  const picture = sampleOf(40 * minuteMs, {
    steps: rowsOf(14, 'Put the older release on checkout', 40 * minuteMs),
  });
  const heightOf = (shape: Look['shape'], width: number): number =>
    timelineScene(picture, { ...usualLook, shape, width }).height;

  test('has no letters on a phone that are lower than 10 pixels', () => {
    const { shapes } = timelineScene(picture, { ...usualLook, shape: 'phone', width: 360 });
    const sizes = shapes.flatMap((shape) =>
      shape.is === 'text' && !/^\d+$/u.test(shape.text) ? [shape.size] : [],
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
  });

  test('is some screens high on a phone, and not two on a desk, with 14 decisions in two lines', () => {
    expect(heightOf('phone', 360)).toBeLessThan(3 * 640);
    expect(heightOf('desk', 1200)).toBeLessThan(2 * 1000);
  });
});

describe('texts from anywhere', () => {
  const evil =
    '<script>alert(1)</script> & "]]>\' \u202e x \u0000 \ud800 \uffff \u{1f525}\u{1f525} 日本 zr0-cls-1';
  const picture = sampleOf(minuteMs, {
    title: evil,
    steps: [{ name: evil, says: 'W'.repeat(2_000), parts: [partOf(0, minuteMs, 'bad', evil)] }],
    changes: [{ name: evil, before: evil, after: evil }],
  });

  test('are words and nothing else', () => {
    const svg = svgOf(picture);
    expect(svg).not.toContain('<script');
    expect(Array.from('\u0000\u202e\uffff').filter((sign) => svg.includes(sign))).toEqual([]);
    expect(svg.isWellFormed()).toBe(true);
    expect(textsIn(svg).join(' ')).toContain('<script>alert(1)</script> & "]]>\'');
  });

  test('leave nothing and lie on nothing', () => {
    const scene = timelineScene(picture, usualLook);
    expect(collisions(scene)).toEqual([]);
    expect(scene.shapes.filter((shape) => boxOf(shape).right > scene.width)).toEqual([]);
  });

  test('show a box for letters that the font does not have, and all others as they are', () => {
    const title = 'Grüße, Привет, Γειά σου, 日本語';
    expect(textsIn(svgOf(sampleOf(minuteMs, { title })))).toContain('Grüße, Привет, Γειά σου, □');
  });
});

describe('the colors of both themes', () => {
  const channel = (value: number): number => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  /** WCAG 2.2, relative luminance and contrast ratio. */
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(color.slice(at, at + 2), 16)),
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  test.each(Object.entries(themes))('%s keeps every text at 4.5:1 or more', (_, theme) => {
    const pairs = [
      [theme.text, theme.background],
      [theme.text, theme.band],
      [theme.soft, theme.background],
      [theme.onLoud, theme.loud],
      ...Object.values(theme.tones).map(({ fill, ink }) => [ink, fill]),
    ];
    for (const [words = '', behind = ''] of pairs) {
      expect(contrast(words, behind), `${words} on ${behind}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
