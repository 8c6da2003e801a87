import { fail, pass, type Seen, warn } from './finding.ts';

type Needed = { readonly scope: string; readonly why: string };
type Wanted = Needed & { readonly without: string };

const again =
  'Put the manifest of `npx sternway manifest` into the settings of the app (App Manifest), and install it to the workspace again.';

/** The permissions that the app was given, held against those that it needs and those that switch a feature on. */
export function judgeScopes(
  granted: readonly string[],
  {
    needed,
    optional,
  }: { readonly needed: readonly Needed[]; readonly optional: readonly Wanted[] },
): readonly Seen[] {
  const isLacking = ({ scope }: Needed): boolean => !granted.includes(scope);
  const missing = needed
    .filter(isLacking)
    .map(({ scope, why }) => fail(`${scope} is missing. It is needed: ${why}.`, again));
  const off = optional
    .filter(isLacking)
    .map(({ scope, why, without }) =>
      warn(`${scope} is missing (${why}). Without it: ${without}.`, `If you want that: ${again}`),
    );
  const has = (all: readonly Needed[], lack: readonly Seen[]): string =>
    `${all.length - lack.length} of ${all.length}`;
  const sum = `${has(needed, missing)} needed permissions are given, and ${has(optional, off)} of those that may be refused.`;
  return [...(missing.length === 0 ? [pass(sum)] : []), ...missing, ...off];
}

export type ChannelSeen =
  | { readonly status: 'found'; readonly isMember: boolean; readonly isArchived: boolean }
  | { readonly status: 'missing' };

export type ChannelAsked = {
  readonly channel: string;
  /** What it is for: "announcements". */
  readonly use: string;
  /** Whether the bot may write where it is not a member. */
  readonly mayWriteAnywhere: boolean;
};

/** A channel that the configuration names. */
export function judgeChannel(
  { channel, use, mayWriteAnywhere }: ChannelAsked,
  seen: ChannelSeen,
): Seen {
  const it = `${channel} (${use})`;
  const invite = `Type \`/invite @sternway\` in ${channel}.`;
  if (seen.status === 'missing') {
    return fail(
      `${it} is not there, or is private and the bot is not in it.`,
      `Make the channel, mend its name, or, where it is private: ${invite}`,
    );
  }
  if (seen.isArchived) {
    return fail(
      `${it} is archived: nothing can be written there.`,
      'Unarchive it, or name another.',
    );
  }
  if (seen.isMember) return pass(`${it} is there, and the bot is in it.`);
  return mayWriteAnywhere
    ? warn(`${it} is there, and the bot is not in it; it may write there all the same.`, invite)
    : fail(`${it} is there, and the bot is not in it, so nothing can be written there.`, invite);
}
