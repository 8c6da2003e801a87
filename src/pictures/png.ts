import { Resvg } from '@resvg/resvg-js';
import { family, fontFiles } from './fonts.ts';

/** The SVG in pixels, one for each of its units, with the shipped fonts and none of the machine's. */
export function rasterize(svg: string): {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
} {
  const image = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [...fontFiles],
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
  }).render();
  return { png: new Uint8Array(image.asPng()), width: image.width, height: image.height };
}
