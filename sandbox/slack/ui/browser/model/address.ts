import type { Spot } from './model.ts';

/** Where the address says that this tab is. */
export function spotOf(search: string): Spot {
  const words = new URLSearchParams(search);
  const word = (name: string) => words.get(name) ?? undefined;
  return { as: word('as'), at: word('at'), thread: word('thread') };
}

/** The address of a spot, from the root of the workspace. */
export function addressOf(spot: Spot): string {
  const words = new URLSearchParams();
  if (spot.as !== undefined) words.set('as', spot.as);
  if (spot.at !== undefined) words.set('at', spot.at);
  if (spot.thread !== undefined) words.set('thread', spot.thread);
  return `/?${words}`;
}
