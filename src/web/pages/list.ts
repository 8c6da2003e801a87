import { incident } from './incident.ts';
import { live } from './live.ts';
import { overview } from './overview.ts';
import type { Page } from './page.ts';
import { timeline } from './timeline.ts';
import { zone } from './zone.ts';

/** All pages, in the order of the menu. */
export const pages: readonly Page[] = [overview, incident, timeline, live, zone];
