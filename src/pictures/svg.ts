import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { type EChartsCoreOption, graphic, init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { elementOf, fontFamily } from './elements.ts';
import { textWidth } from './fonts.ts';
import type { Scene, Shape } from './scene.ts';

use([BarChart, LineChart, GraphicComponent, GridComponent, SVGRenderer]);

type Pen = Readonly<Record<'moveTo' | 'lineTo', (x: number, y: number) => unknown>>;

// One element for a whole hatching: a hundred of them would take ten times as long.
graphic.registerShape(
  'lines',
  graphic.extendShape({
    type: 'lines',
    shape: { segments: [] },
    buildPath: (path: Pen, { segments }: Pick<Extract<Shape, { is: 'lines' }>, 'segments'>) => {
      for (const [x, y, toX, toY] of segments) {
        path.moveTo(x, y);
        path.lineTo(toX, toY);
      }
    },
  }),
);

const fontShape = /(?<bold>bold )?(?<size>[\d.]+)px/u;

// Without a canvas ECharts guesses how wide text is; the font itself knows.
setPlatformAPI({
  measureText: (text, font = '') => {
    const { bold, size } = fontShape.exec(font)?.groups ?? {};
    return { width: textWidth(text, Number(size ?? 12), bold === undefined ? 'plain' : 'bold') };
  },
});

type Size = { readonly width: number; readonly height: number };

/** What ECharts makes of an option, the same characters each time. */
export function svgOf({ width, height }: Size, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily }, ...option });
    return alike(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/**
 * ECharts counts its charts, and the styles of all of them together, into the names in an SVG; and its styles say what
 * happens under a pointer, which no picture has. What people wrote cannot look like an attribute: its quotes are escaped.
 */
const alike = (svg: string): string =>
  svg
    .replace(/<style ?><!\[CDATA\[.*?\]\]>\s*<\/style>\s*/su, '')
    .replace(/ class="zr\d+-cls-\d+"/gu, '')
    .replace(/ id="zr\d+-/gu, ' id="zr-')
    .replace(/="url\(#zr\d+-/gu, '="url(#zr-');

/** A drawing of our own as an SVG. */
export function sceneSvg({ background, shapes, ...size }: Scene): string {
  return svgOf(size, {
    backgroundColor: background,
    graphic: { elements: shapes.map(elementOf) },
  });
}
