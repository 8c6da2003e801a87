import type { EventOf } from '../events.ts';
import type { Run } from '../run/run.ts';

type How = Pick<EventOf<'RunTakenToRest'>, 'by' | 'approvedBy' | 'because' | 'texts'>;

/** The run takes its `rest:` block up, or goes on with it. */
export const takenToRest = (
  { plan, epoch }: Pick<Run, 'plan' | 'epoch'>,
  how: How,
): EventOf<'RunTakenToRest'> => ({ type: 'RunTakenToRest', plan, epoch, ...how });
