import type { Instant } from '../../core/ids.ts';

/** A group of people that something outside knows. `at` is a file or an address that answers `{ "people": ["name"] }`. */
export type OutsideGroup =
  | { readonly kind: 'slack'; readonly id: string }
  | { readonly kind: 'schedule'; readonly at: string };

/** Who was in a group when its source last answered: accounts (`slack:U0FIRST`) or names of the configuration. */
export type Members = { readonly people: readonly string[]; readonly at: Instant };

/** Who is in the groups that something outside knows, and who is there no more. */
export type Rosters = {
  /** The last good answer of the source, however old; undefined before there was one. Never asks, never throws. */
  readonly last: (group: OutsideGroup) => Members | undefined;
  /** Whether this account can order nothing any more, as far as was said: closed, or a guest's by now. Never asks. */
  readonly hasLeft: (account: string) => boolean;
  /** What was just said of an account, by whoever asked about it. */
  readonly heard: (account: string, hasLeft: boolean) => void;
};

/** Where nothing outside is asked. */
export const noRosters: Rosters = {
  last: () => undefined,
  hasLeft: () => false,
  heard: () => undefined,
};
