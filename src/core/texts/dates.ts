import type { Instant } from '../ids.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `12 Nov`: for what lasts for weeks, never for a moment of an incident. */
export const day = (at: Instant): string =>
  `${Number(at.slice(8, 10))} ${months[Number(at.slice(5, 7)) - 1]}`;
