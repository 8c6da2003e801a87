import type { Event, EventMap, EventType } from '../events.ts';
import type { Instant, PlanId, Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** The two rows that keep one strategy per target (architecture.md, "One active strategy"). */
export type LockChange =
  | {
      readonly do: 'hold';
      readonly target: Target;
      readonly incident: string;
      readonly since: Instant;
    }
  | { readonly do: 'release'; readonly target: Target; readonly incident: string }
  | {
      readonly do: 'activate';
      readonly target: Target;
      readonly incident: string;
      readonly run: string;
      readonly epoch: number;
      readonly since: Instant;
    }
  | { readonly do: 'deactivate'; readonly target: Target; readonly epoch: number }
  /** A containment is in force on the target, under its lock and beside whatever strategy is active. */
  | {
      readonly do: 'contain';
      readonly target: Target;
      readonly incident: string;
      readonly run: string;
      readonly since: Instant;
    }
  | { readonly do: 'uncontain'; readonly target: Target; readonly run: string };

type Held = Pick<Incident, 'id' | 'held' | 'containments'>;
type Change<T extends EventType> = (
  event: EventMap[T],
  incident: Held,
  since: Instant,
) => readonly LockChange[];

const release = (_event: Event, { id, held, containments }: Held): readonly LockChange[] => [
  ...Object.values(containments).flatMap(({ plan, targets }) => uncontain(plan, targets)),
  ...held.map((target) => ({ do: 'release', target, incident: id }) as const),
];

const uncontain = (run: PlanId, targets: readonly Target[]): readonly LockChange[] =>
  targets.map((target) => ({ do: 'uncontain', target, run }));

/** What these events do to the locks; no other event touches them. */
const table: { readonly [T in EventType]?: Change<T> } = {
  SwitchOrdered: ({ targets }, { id }, since) =>
    targets.map((target) => ({ do: 'hold', target, incident: id, since })),
  StrategyActivated: ({ targets, plan, strategy, epoch }, { id }, since) =>
    targets.flatMap((target): readonly LockChange[] => [
      { do: 'hold', target, incident: id, since },
      { do: 'activate', target, incident: id, run: plan ?? strategy, epoch, since },
    ]),
  StrategyEnded: ({ targets, epoch }) =>
    targets.map((target) => ({ do: 'deactivate', target, epoch })),
  ScopeChanged: ({ removed }, { id }) =>
    removed.map((target) => ({ do: 'release', target, incident: id })),
  ContainmentBegan: ({ targets, plan: run }, { id }, since) =>
    targets.map((target) => ({ do: 'contain', target, incident: id, run, since })),
  ContainmentEnded: ({ targets, plan }) => uncontain(plan, targets),
  RecoveryReached: release,
  IncidentClosed: release,
};

/** What this event does to the locks, seen in the state after it. Locks are never anything else than what the events say. */
export const lockChanges = (incident: Held, event: Event, at: Instant): readonly LockChange[] =>
  changesOf({ incident, at }, event.type, event);

const changesOf = <T extends EventType>(
  { incident, at }: { readonly incident: Held; readonly at: Instant },
  type: T,
  event: EventMap[T],
): readonly LockChange[] => table[type]?.(event, incident, at) ?? [];

/** What of these changes of one incident is still in force after all of them. */
export const locksInForce = (changes: readonly LockChange[]): readonly LockChange[] =>
  changes.filter((change, index) => {
    const undoes = undoing(change);
    const later = changes.slice(index + 1).filter(({ target }) => target === change.target);
    return undoes !== undefined && !later.some(undoes);
  });

/** What takes a change back that takes something; nothing for one that gives it back. */
function undoing(change: LockChange): ((later: LockChange) => boolean) | undefined {
  switch (change.do) {
    case 'hold':
      return (later) => later.do === 'release';
    case 'activate':
      return (later) => later.do === 'deactivate' && later.epoch === change.epoch;
    case 'contain':
      return (later) => later.do === 'uncontain' && later.run === change.run;
    default:
      return undefined;
  }
}
