import { z } from 'zod';
import { knownNow } from '../../app/metrics/measured.ts';
import { PictureNotDrawn, usualLook } from '../../app/ports/pictures.ts';
import { charted, chartOf } from '../../core/metrics/charts.ts';
import { groupings } from '../../core/metrics/groups.ts';
import { askedFigures } from './asked-figures.ts';
import { grouped } from './grouped.ts';
import { nothing, type Page } from './page.ts';

const Query = z.object({
  by: z.enum(groupings),
  figure: z.enum(charted),
  theme: z.enum(['light', 'dark']).catch('light'),
});

/** `GET /dashboard/metrics/chart.svg`: one figure of services, teams or quarters as a picture. */
export const metricsChart: Page = {
  path: '/dashboard/metrics/chart.svg',
  show: async (desk, { query }) => {
    const drawn = Query.safeParse(query);
    const asked = askedFigures(desk, query);
    if (!drawn.success || 'problem' in asked) return nothing;
    const { by, figure, theme } = drawn.data;
    const { ship } = desk;
    const groups = grouped(desk, { by, scope: asked.scope, known: await knownNow(ship) });
    try {
      const chart = chartOf(figure, { by, groups });
      const { svg } = await ship.pictures.chart(chart, { ...usualLook, theme });
      return { is: 'file', type: 'image/svg+xml', content: svg };
    } catch (error) {
      if (!(error instanceof PictureNotDrawn)) throw error;
      ship.log.warn({ event: 'PictureNotDrawn', chart: figure, err: error });
      return nothing;
    }
  },
};
