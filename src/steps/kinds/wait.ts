import { z } from 'zod';
import { sayDuration } from '../../lib/durations.ts';
import { Millis } from '../../lib/millis.ts';
import { waitingKind } from '../step-kind.ts';

/** Lets time pass. */
export const wait = waitingKind({
  kind: 'wait',
  by: 'clock',
  doc: 'Waits for duration.',
  with: z.strictObject({ duration: Millis }),
  describe: ({ duration }) => `wait ${sayDuration(duration)}`,
});
