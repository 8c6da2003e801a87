import { drillStream } from '../../app/drills/books.ts';
import { everyDrillRow } from '../../app/drills/tell.ts';
import type { Ship } from '../../app/ship.ts';
import { voiceOf } from '../../app/voice.ts';
import { type NextDrill, nextDrills } from '../../core/texts/next-drill.ts';
import { openReread, type Reread } from './reread.ts';

/** Who is due for which drill next, for whoever looks at Home. */
export const openNextDrills = (ship: Ship, wake: () => void): Reread<readonly NextDrill[]> =>
  openReread(ship, {
    first: [],
    concerns: (stream) => stream.startsWith(drillStream('')),
    read: async () => nextDrills(await everyDrillRow(ship), voiceOf(ship)),
    wake,
    untold: 'NextDrillsUntold',
  });
