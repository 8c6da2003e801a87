import type { Event, EventMap, EventOf, EventType } from './events.ts';
import type { Instant } from './ids.ts';
import type { TimerOrder } from './run/reports.ts';
import { stepKey } from './run/run.ts';

/** A moment at which the actor `timer` speaks, or the end of waiting for one. A second `set` of a key replaces the first. */
export type DueChange =
  | { readonly do: 'set'; readonly key: string; readonly at: Instant; readonly order: TimerOrder }
  | { readonly do: 'clear'; readonly key: string };

type OfTry = EventOf<'StepStarted' | 'StepAwaitsAck' | 'StepFailed'>;

const ofTry = ({ plan, step, epoch, attempt }: OfTry) => ({ plan, step, epoch, attempt });
const keyOf = ({ plan, step }: Pick<OfTry, 'plan' | 'step'>): string => stepKey(plan, step);

const set = (key: string, at: Instant | undefined, order: TimerOrder): readonly DueChange[] =>
  at === undefined ? [{ do: 'clear', key }] : [{ do: 'set', key, at, order }];

const none = (): readonly DueChange[] => [];
const clear = (event: Pick<OfTry, 'plan' | 'step'>): readonly DueChange[] => [
  { do: 'clear', key: keyOf(event) },
];

/** What each event does to the terms. A new event is put here by whoever thought about it: else it does not compile. */
const table: { readonly [T in EventType]: (event: EventMap[T]) => readonly DueChange[] } = {
  StepStarted: (event) => set(keyOf(event), event.until, { kind: 'clockRang', ...ofTry(event) }),
  StepAwaitsAck: (event) => set(keyOf(event), event.until, { kind: 'ackOverdue', ...ofTry(event) }),
  StepFailed: (event) => set(keyOf(event), event.retryAt, { kind: 'retryDue', ...ofTry(event) }),
  StepRetried: clear,
  StepFinished: clear,
  StepSkipped: clear,
  StepCanceled: clear,
  ProposalDeclined: ({ plan, until }) =>
    set(`proposal/${plan}`, until, { kind: 'proposalExpires', plan }),
  IncidentDeclared: none,
  RoleAssigned: none,
  NoteAdded: none,
  MitigationReached: none,
  MitigationLost: none,
  ValidationStarted: none,
  RecoveryReached: none,
  IncidentClosed: none,
  IncidentReopened: none,
  OrderAdvised: none,
  OrderRefused: none,
  StrategyProposed: none,
  ProposalExpired: none,
  PlanMade: none,
  CardShown: none,
  StrategyDecided: none,
  StrategyActivated: none,
  SwitchOrdered: none,
  StrategyEnded: none,
  RunPaused: none,
  RunResumed: none,
  RunStopping: none,
  RunEnded: none,
  StepNotRun: none,
  StepAcknowledged: none,
  StepUnknown: none,
  StepSettled: none,
  CheckReported: none,
  CheckWaived: none,
  ResidualOpened: none,
  ResidualClosed: none,
  ReleaseRegistered: none,
  ReleaseRestored: none,
  TextErased: none,
  ConfigurationChanged: none,
};

/** The terms that an event begins or ends. */
export const dueChanges = (event: Event): readonly DueChange[] => changesOf(event.type, event);

const changesOf = <T extends EventType>(type: T, event: EventMap[T]): readonly DueChange[] =>
  table[type](event);
