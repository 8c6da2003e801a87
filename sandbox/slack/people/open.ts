import type { Delivery } from '../delivery/delivery.ts';
import type { Desk } from './desk.ts';
import { newLive } from './live.ts';
import { newReadMarks } from './read-marks.ts';

/** The people's side of a workspace, from the side that delivers to the app. */
export function openPeople(delivery: Delivery): Desk {
  const { workspace, log } = delivery;
  return {
    workspace,
    delivery,
    reads: newReadMarks(workspace),
    live: newLive(workspace, log),
  };
}
