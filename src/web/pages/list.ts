import { drills } from './drills.ts';
import { incident } from './incident.ts';
import { live } from './live.ts';
import { metrics } from './metrics.ts';
import { metricsChart } from './metrics-chart.ts';
import { overview } from './overview.ts';
import type { Page } from './page.ts';
import { timelinePicture } from './picture.ts';
import { report } from './report.ts';
import { search } from './search.ts';
import { summary } from './summary.ts';
import { timeline } from './timeline.ts';
import { zone } from './zone.ts';

/** All pages, in the order of the menu. */
export const pages: readonly Page[] = [
  overview,
  search,
  drills,
  metrics,
  metricsChart,
  summary,
  incident,
  timeline,
  timelinePicture,
  report,
  live,
  zone,
];
