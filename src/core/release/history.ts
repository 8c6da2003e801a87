import { type Automation, evolveAutomation, unspoken } from '../automation/automation.ts';
import type { Event, EventOf } from '../events.ts';
import { evolveFrozen, type Frozen } from '../freeze/freeze.ts';
import type { Instant, OutsideId, PlanId } from '../ids.ts';
import type { Migration } from '../impact/shapes.ts';
import type { Recorded } from '../recorded.ts';
import { type AheadApproval, evolveAhead } from '../standing-approval/state.ts';

export type Live = {
  readonly version: string;
  readonly digest: string | undefined;
  readonly commit: string | undefined;
  /** What it carried; undefined where nobody has said. */
  readonly migrations?: readonly Migration[] | undefined;
  /** All that it has and the last good release had not; undefined where nobody has said. */
  readonly commits?: readonly string[] | undefined;
  readonly since: Instant;
  /** When the oldest of its new commits was made; undefined where nobody has said. */
  readonly committedAt?: Instant | undefined;
};

/** What the stream `target/…` says: what went live there, newest last, and what was taken back. */
export type TargetHistory = {
  readonly live: readonly Live[];
  readonly rolledBackFrom: readonly string[];
  /** Ways back that were gone to their end, oldest first. */
  readonly ways: readonly Way[];
  /** Every time that it went back: by a run, or outside. */
  readonly wentBack: readonly WentBack[];
  /** Changes that stay out until somebody names what fixed them. */
  readonly frozen: readonly Frozen[];
  readonly automation: Automation;
  /** What was agreed to ahead, whether or not it still counts. */
  readonly ahead: readonly AheadApproval[];
};

type WentBack = { readonly from: string; readonly to: string; readonly since: Instant } & (
  | { readonly plan: PlanId }
  | { readonly outside: OutsideId }
);

/** A rollback that went well, and how long it took. */
export type Way = NonNullable<EventOf<'ReleaseRestored'>['run']>;

export const noHistory: TargetHistory = {
  live: [],
  rolledBackFrom: [],
  ways: [],
  wentBack: [],
  frozen: [],
  automation: unspoken,
  ahead: [],
};

/** The next state of a target's history. */
export function evolveTarget(
  before: TargetHistory,
  recorded: Pick<Recorded, 'event' | 'at'>,
): TargetHistory {
  const { event } = recorded;
  const history = evolveReleases(before, event);
  const frozen = evolveFrozen(history.frozen, event);
  const automation = evolveAutomation(history.automation, event);
  const ahead = evolveAhead(history.ahead, recorded);
  const same =
    frozen === history.frozen && automation === history.automation && ahead === history.ahead;
  return same ? history : { ...history, frozen, automation, ahead };
}

/** Registrations may come late: the order is that of going live. */
function evolveReleases(history: TargetHistory, event: Event): TargetHistory {
  if (event.type === 'ReleaseRegistered') {
    const { version, digest, commit, commits, migrations, liveSince: since, committedAt } = event;
    // Said again with what it carries, it is the same release.
    const others = history.live.filter((one) => one.version !== version || one.since !== since);
    const said = { version, digest, commit, commits, migrations, since };
    const live = [...others, { ...said, ...(committedAt && { committedAt }) }];
    return { ...history, live: live.toSorted((a, b) => a.since.localeCompare(b.since)) };
  }
  if (event.type === 'ReleaseRestored') {
    const { from, to, since, plan } = event;
    return {
      ...history,
      ...leaving(history, from),
      live: [...history.live, again(history, event)],
      ways: event.run ? [...history.ways, event.run] : history.ways,
      wentBack: [...history.wentBack, { from, to, since, plan }],
    };
  }
  return event.type === 'ReleaseLeft' ? left(history, event) : history;
}

/** It may be told long afterwards, or have been registered already: the order is that of going live. */
function left(history: TargetHistory, event: EventOf<'ReleaseLeft'>): TargetHistory {
  const { from, to, since, outside } = event;
  const isKnown = history.live.some((live) => live.version === to && live.since === since);
  const live = isKnown ? history.live : [...history.live, again(history, event)];
  return {
    ...history,
    ...leaving(history, from),
    live: live.toSorted((a, b) => a.since.localeCompare(b.since)),
    wentBack: [...history.wentBack, { from, to, since, outside }],
  };
}

/** The older release as it was when it was live before. */
function again(
  { live }: TargetHistory,
  { to, since }: { readonly to: string; readonly since: Instant },
): Live {
  const back = live.findLast(({ version }) => version === to);
  return {
    version: to,
    digest: back?.digest,
    commit: back?.commit,
    migrations: back?.migrations,
    ...(back?.commits && { commits: back.commits }),
    ...(back?.committedAt && { committedAt: back.committedAt }),
    since,
  };
}

const leaving = ({ rolledBackFrom }: TargetHistory, from: string) => ({
  rolledBackFrom: [...new Set([...rolledBackFrom, from])],
});

/** What is live now, as far as anybody registered. */
export const liveNow = (history: TargetHistory): Live | undefined => history.live.at(-1);

/** The newest release that was live before the present one and was not rolled back from. */
export function wayBack(history: TargetHistory): Live | undefined {
  const now = liveNow(history)?.version;
  return history.live.findLast(
    ({ version }) => version !== now && !history.rolledBackFrom.includes(version),
  );
}

/** What a release carried, by whichever registration of it says so. */
const carriedBy = ({ live }: TargetHistory, version: string): readonly Migration[] | undefined =>
  live.findLast((one) => one.version === version && one.migrations !== undefined)?.migrations;

/** The releases that going back to `to` goes back over, each with what it carried: all that went live after it. */
export function goneBackOver(
  history: TargetHistory,
  to: string,
): readonly { readonly version: string; readonly migrations: readonly Migration[] | undefined }[] {
  const since = history.live.findLastIndex(({ version }) => version === to);
  const versions = history.live.slice(since + 1).map(({ version }) => version);
  return [...new Set(versions)].map((version) => ({
    version,
    migrations: carriedBy(history, version),
  }));
}

/** The migrations that the releases up to `to` carried, by name: some run only after their release went live. */
export function carriedBefore(history: TargetHistory, to: string): readonly string[] {
  const last = history.live.findLastIndex(({ version }) => version === to);
  return history.live
    .slice(0, last + 1)
    .flatMap(({ migrations = [] }) => migrations.map(({ name }) => name));
}
