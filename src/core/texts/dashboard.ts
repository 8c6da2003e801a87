import type { Instant } from '../ids.ts';
import type { Voice } from './voice.ts';
import { clock } from './words.ts';

type Link = {
  readonly url: string;
  readonly until: Instant;
  /** Whether other machines can open it. */
  readonly isPublic: boolean;
};

/** The link that signs in at the dashboard, for the one who asked for it. */
export const linkText = ({ url, until, isPublic }: Link, voice: Voice): string =>
  [
    `Open the dashboard here: ${url}`,
    `The link works once, until ${clock(until, voice)}, and signs you in for 12 hours. It is yours alone: do not pass it on.`,
    ...(isPublic
      ? []
      : [
          'It opens only where this address is reached: Sternway was told no public one. Whoever runs it sets STERNWAY_PUBLIC_URL.',
        ]),
  ].join('\n');
