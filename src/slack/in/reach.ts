import type { Reach } from './payload.ts';

/** Where somebody can be answered, as far as what came in says. */
export const reachOf = (user: string, place: Partial<Reach> = {}): Reach => ({
  user,
  channel: undefined,
  thread: undefined,
  responseUrl: undefined,
  ...place,
});
