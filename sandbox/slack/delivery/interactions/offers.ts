import type { Option } from '../payloads/elements.ts';

/** The options that the app has offered for selects that ask it; a person can only choose among them. */
export type Offers = {
  readonly keep: (user: string, action: string, options: readonly Option[]) => void;
  readonly of: (user: string) => (action: string) => ReadonlyMap<string, Option>;
};

// A select is typed into letter by letter, and something from an earlier answer may be chosen.
const mostKept = 1_000;

export function newOffers(): Offers {
  const kept = new Map<string, Map<string, Option>>();
  const none: ReadonlyMap<string, Option> = new Map();
  return {
    keep: (user, action, options) => {
      const key = `${user}/${action}`;
      const all = [...(kept.get(key) ?? []), ...options.map((each) => [each.value, each] as const)];
      kept.set(key, new Map(all.slice(-mostKept)));
    },
    of: (user) => (action) => kept.get(`${user}/${action}`) ?? none,
  };
}
