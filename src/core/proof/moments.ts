import type { EventType } from '../events.ts';

/** What people decide in person: whoever did gets a receipt of the anchor over it. */
export const decisions = [
  'StrategyDecided',
  'ProposalDeclined',
  'ApprovalGiven',
  'ApprovalDenied',
  'LossSigned',
  'RisksAccepted',
  'SwitchOrdered',
  'CommandTaken',
  'HandoverAccepted',
] as const satisfies readonly EventType[];

/** Decisions, rungs, the close, and whatever concerns the record as proof. */
const asking: ReadonlySet<string> = new Set<EventType>([
  ...decisions,
  'StrategyActivated',
  'StrategyEnded',
  'MitigationReached',
  'MitigationLost',
  'ValidationStarted',
  'RecoveryReached',
  'IncidentDeclared',
  'IncidentReopened',
  'IncidentClosed',
  'TextErased',
  'RecordExported',
  'RegistryRestored',
  'SigningKeyTaken',
]);

/** Whether an anchor goes out for an event of this type, without waiting for the hour. */
export const asksForAnchor = (type: string): boolean => asking.has(type);

/** Without any of these one goes out after this long all the same: a quiet night is to be provable too. */
export const anchorEveryMs = 3_600_000;
