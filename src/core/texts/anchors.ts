import type { Instant } from '../ids.ts';
import { clock, count } from './words.ts';

type Place = {
  readonly place: string;
  readonly behind: number;
  readonly trouble?: { readonly since: Instant; readonly code: string };
};

/** Where anchors do not arrive, a sentence each. Orders never wait for it. */
export const behindText = (places: readonly Place[], now: Instant): readonly string[] =>
  places.flatMap(({ place, behind, trouble }) =>
    trouble === undefined || behind === 0
      ? []
      : [
          `${count(behind, 'anchor')} did not reach ${place} since ${clock(trouble.since, { now })} (${trouble.code}); they are brought when it answers again. Orders do not wait for it.`,
        ],
  );
