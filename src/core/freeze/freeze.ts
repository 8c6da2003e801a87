import type { Event, EventOf } from '../events.ts';
import type { Instant } from '../ids.ts';
import { goneBackOver, type TargetHistory } from '../release/history.ts';

/** A change that stays out of a target. */
export type Frozen = Pick<
  EventOf<'ChangeFrozen'>,
  'version' | 'digest' | 'commits' | 'incident' | 'plan' | 'since'
> & {
  /** The commit that fixed it, where a person named one: what contains it may go out. */
  readonly fix?: string;
};

/** A release as far as it is known to whoever asks whether it may go out. */
export type Asked = {
  readonly version?: string | undefined;
  readonly digest?: string | undefined;
  /** All that it has and the last good release has not. */
  readonly commits?: readonly string[] | undefined;
};

/** `same`: it is that release. `contains`: it has its commits. `unknown`: nobody can tell. `without-fix`: the named fix is not in it. */
export type Against = 'same' | 'contains' | 'unknown' | 'without-fix';

/** The next list of what is frozen on a target. */
export function evolveFrozen(frozen: readonly Frozen[], event: Event): readonly Frozen[] {
  if (event.type === 'ChangeFrozen') {
    const { type: _type, target: _target, texts: _texts, ...change } = event;
    return [...frozen.filter(({ version }) => version !== event.version), change];
  }
  if (event.type !== 'ChangeFixed') return frozen;
  const { commit, version } = event;
  return commit === undefined
    ? frozen.filter((one) => one.version !== version)
    : frozen.map((one) => (one.version === version ? { ...one, fix: commit } : one));
}

/**
 * What a rollback freezes on its target: the release that it left and the commits of all that it went back over. Where
 * one of these releases did not say what it brought, the suspects are not known.
 */
export function frozenBy(
  restored: EventOf<'ReleaseRestored'>,
  history: TargetHistory,
): EventOf<'ChangeFrozen'> {
  const { target, from: version, to, incident, plan, since } = restored;
  const over = new Set(goneBackOver(history, to).map((one) => one.version));
  const left = history.live.filter((live) => over.has(live.version));
  const bad = left.findLast((live) => live.version === version);
  const told = left.every(({ commits }) => commits !== undefined) && bad !== undefined;
  const heads = left.flatMap(({ commit }) => (commit === undefined ? [] : [commit]));
  const suspects = [...new Set([...left.flatMap(({ commits = [] }) => commits), ...heads])];
  return {
    type: 'ChangeFrozen',
    target,
    version,
    ...(bad?.digest === undefined ? {} : { digest: bad.digest }),
    ...(told ? { commits: suspects } : {}),
    incident,
    plan,
    since,
  };
}

/** Two names of one commit: either may be cut short. */
const isSameCommit = (one: string, other: string): boolean =>
  one.startsWith(other) || other.startsWith(one);

const has = (commits: readonly string[], wanted: string): boolean =>
  commits.some((commit) => isSameCommit(commit, wanted));

/** What was live before a change is not the change: it may always come back. */
function wasBefore(
  { live, rolledBackFrom }: TargetHistory,
  version: string,
  since: Instant,
): boolean {
  const first = live.find((one) => one.version === version);
  return first !== undefined && first.since < since && !rolledBackFrom.includes(version);
}

/** When the release of a freeze first went live there; without that, when it was rolled back from. */
const firstLive = ({ live }: TargetHistory, { version, since }: Frozen): Instant =>
  live.find((one) => one.version === version)?.since ?? since;

/** The change that keeps this release out of the target, and how; nothing when it may go out. */
export function standsAgainst(
  history: TargetHistory,
  said: Asked,
): { readonly frozen: Frozen; readonly why: Against } | undefined {
  const known = history.live.findLast(({ version }) => version === said.version);
  const asked: Asked = {
    version: said.version,
    digest: said.digest ?? known?.digest,
    commits: said.commits ?? known?.commits,
  };
  for (const frozen of history.frozen) {
    const isOld =
      asked.version !== undefined && wasBefore(history, asked.version, firstLive(history, frozen));
    const why = isOld ? undefined : againstIt(frozen, asked);
    if (why) return { frozen, why };
  }
  return undefined;
}

function againstIt(frozen: Frozen, { version, digest, commits }: Asked): Against | undefined {
  const isSame = version === frozen.version || (digest !== undefined && digest === frozen.digest);
  if (isSame) return 'same';
  const { fix, commits: suspects } = frozen;
  if (fix !== undefined) return withFix(fix, suspects, commits);
  if (suspects === undefined || commits === undefined) return 'unknown';
  return suspects.some((suspect) => has(commits, suspect)) ? 'contains' : undefined;
}

/** A person named the fix; where nobody says what a release contains, that word counts. */
function withFix(
  fix: string,
  suspects: readonly string[] | undefined,
  commits: readonly string[] | undefined,
): Against | undefined {
  if (suspects === undefined || commits === undefined || has(commits, fix)) return undefined;
  return suspects.some((suspect) => has(commits, suspect)) ? 'without-fix' : undefined;
}
