import type { Drawn, Look } from '../app/ports/pictures.ts';
import type { Chart } from '../core/picture/chart.ts';
import type { Picture } from '../core/picture/picture.ts';
import { chartSvg } from './charts/chart.ts';
import { rasterize } from './png.ts';
import { sceneSvg } from './svg.ts';
import { timelineScene } from './timeline/scene.ts';

/** What is to be drawn, as it is sent to whoever draws. */
export type Wish = { readonly look: Look } & (
  | { readonly what: 'timeline'; readonly picture: Picture }
  | { readonly what: 'chart'; readonly chart: Chart }
);

const leastWidth = 300;
const mostWidth = 2_400;

/** Draws, however long that takes: run it where nobody else waits. */
export function draw(wish: Wish): Drawn {
  const { width } = wish.look;
  if (!(width >= leastWidth && width <= mostWidth)) {
    throw new RangeError(`A picture is ${leastWidth} to ${mostWidth} pixels wide, not ${width}`);
  }
  const svg =
    wish.what === 'timeline'
      ? sceneSvg(timelineScene(wish.picture, wish.look))
      : chartSvg(wish.chart, wish.look);
  return { svg, ...rasterize(svg) };
}
