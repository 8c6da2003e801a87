import type { Event } from '../events.ts';
import { isBehindUs, type Sight } from '../run/phase.ts';

/** The run rests as soon as its whole `rest:` block is through. */
export const arrival = (sight: Sight): readonly Event[] =>
  sight.run.status === 'resting' &&
  sight.made.document.rest.every((spec) => isBehindUs(sight, spec))
    ? [{ type: 'RunRested', plan: sight.run.plan }]
    : [];
