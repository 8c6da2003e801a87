import type { Look } from '../../app/ports/pictures.ts';
import type { Chart } from '../../core/picture/chart.ts';
import { barsSvg, comparedSvg } from './bars.ts';
import { sparkSvg, trendSvg } from './lines.ts';

/** A chart by its kind. */
export function chartSvg(chart: Chart, look: Look): string {
  switch (chart.kind) {
    case 'bars':
      return barsSvg(chart, look);
    case 'compared':
      return comparedSvg(chart, look);
    case 'trend':
      return trendSvg(chart, look);
    case 'spark':
      return sparkSvg(chart, look);
  }
}
