import { live } from './live.ts';
import { overview } from './overview.ts';
import type { Page } from './page.ts';
import { zone } from './zone.ts';

/** All pages, in the order of the menu. */
export const pages: readonly Page[] = [overview, live, zone];
