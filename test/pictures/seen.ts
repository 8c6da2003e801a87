import { textWidth } from '../../src/pictures/fonts.ts';
import type { Scene, Shape } from '../../src/pictures/scene.ts';

/** The texts of an SVG as a reader sees them. */
export const textsIn = (svg: string): readonly string[] =>
  Array.from(svg.matchAll(/<text[^>]*>(?<words>[^<]*)<\/text>/gu), ({ groups }) =>
    (groups?.['words'] ?? '')
      .trim()
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );

export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
type Words = Extract<Shape, { readonly is: 'text' }>;

const shift = { left: 0, center: 0.5, right: 1 } as const;

/** What a text covers: its letters are about three quarters as high as its size. */
function wordsBox({ x, y, text, size, bold, align = 'left' }: Words): Box {
  const width = textWidth(text, size, bold === true ? 'bold' : 'plain');
  const left = x - width * shift[align];
  return { left, right: left + width, top: y - size * 0.37, bottom: y + size * 0.37 };
}

export function boxOf(shape: Shape): Box {
  switch (shape.is) {
    case 'text':
      return wordsBox(shape);
    case 'disk': {
      const { x, y, radius } = shape;
      return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
    }
    case 'rect': {
      const { x, y, width, height } = shape;
      return { left: x, right: x + width, top: y, bottom: y + height };
    }
    case 'lines': {
      const xs = shape.segments.flatMap(([x, , to]) => [x, to]);
      const ys = shape.segments.flatMap(([, y, , to]) => [y, to]);
      return {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      };
    }
    case 'line': {
      const xs = shape.points.map(([x]) => x);
      const ys = shape.points.map(([, y]) => y);
      return {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      };
    }
  }
}

/** Pairs of texts that lie on each other. */
export function collisions({ shapes }: Scene): readonly (readonly [string, string])[] {
  const words = shapes.filter((shape) => shape.is === 'text');
  return words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other): readonly (readonly [string, string])[] => {
      const [a, b] = [wordsBox(one), wordsBox(other)];
      const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      return meet ? [[one.text, other.text]] : [];
    }),
  );
}
