import type { Voice } from '../texts/voice.ts';
import type { Entry } from './entries.ts';
import type { Header } from './header.ts';
import type { Filter } from './orders.ts';

/** What an export is made of. The same document makes the same bytes, whenever and wherever that is done. */
export type TimelineDocument = {
  readonly header: Header;
  /** The entries that are shown, in their order. */
  readonly entries: readonly Entry[];
  /** How many there are with those that the filter left out. */
  readonly all: number;
  readonly filter: Filter;
  /** The zone whose clocks it shows: `UTC`, `Europe/Berlin`. */
  readonly zone: string;
  /** Whose moments are those of the zone, too. */
  readonly voice: Voice;
  /** The same as a drawing (SVG), wide and for a phone, and in words for whoever does not see it, where a form has room for one. */
  readonly picture?:
    | { readonly svg: string; readonly phone: string; readonly alt: string }
    | undefined;
};
