import type { EventType } from '../events.ts';

export const kinds = [
  'detect',
  'declare',
  'decide',
  'act',
  'validate',
  'resolve',
  'note',
  'comms',
] as const;
export type Kind = (typeof kinds)[number];

/** What kind of entry each event makes. `left-out`: another entry says it already, or it says nothing about the incident. */
const byType = {
  IncidentDeclared: 'declare',
  RoleAssigned: 'decide',
  HandoverOffered: 'decide',
  HandoverAccepted: 'decide',
  HandoverLapsed: 'decide',
  CommandTaken: 'decide',
  BreakGlassEnded: 'decide',
  CommandClaimed: 'decide',
  CommandClaimLapsed: 'decide',
  NoteAdded: 'note',
  MitigationReached: 'validate',
  MitigationLost: 'detect',
  ValidationStarted: 'validate',
  RecoveryReached: 'resolve',
  IncidentClosed: 'resolve',
  IncidentReopened: 'declare',
  OrderAdvised: 'note',
  OrderRefused: 'note',
  StrategyProposed: 'decide',
  ProposalDeclined: 'decide',
  ProposalExpired: 'decide',
  ObjectionsAsked: 'decide',
  ObjectionRaised: 'decide',
  ObjectionsEnded: 'decide',
  PlanMade: 'decide',
  // The decision names the card that it rests on; a card that nobody confirmed moved nothing.
  CardShown: 'left-out',
  StrategyDecided: 'decide',
  StrategyActivated: 'act',
  SwitchOrdered: 'decide',
  StrategyEnded: 'act',
  RunPaused: 'act',
  RunResumed: 'act',
  RunStopping: 'act',
  RunEnded: 'act',
  RunTakenToRest: 'act',
  RunRested: 'act',
  RestPutOff: 'decide',
  StepStarted: 'act',
  StepNotRun: 'act',
  StepAwaitsAck: 'act',
  StepAcknowledged: 'act',
  StepFinished: 'act',
  StepFailed: 'act',
  StepUnknown: 'act',
  StepSettled: 'act',
  StepRetried: 'act',
  StepSkipped: 'act',
  // Follows from the abort or switch that stands in front of it, once for every step that waited.
  StepCanceled: 'left-out',
  CheckReported: 'validate',
  CheckWaived: 'validate',
  ResidualOpened: 'note',
  ResidualClosed: 'validate',
  ReviewOpened: 'note',
  ReviewDone: 'note',
  PersonPaged: 'comms',
  PageReported: 'comms',
  PagedInVain: 'comms',
  SuccessionChanged: 'note',
  ReleaseRegistered: 'note',
  ReleaseRestored: 'resolve',
  TextErased: 'note',
  ConfigurationChanged: 'note',
} as const satisfies Record<EventType, Kind | 'left-out'>;

/** The kind of entry that an event of this type makes; nothing for one that is left out. */
export function kindOf(type: EventType): Kind | undefined {
  const kind = byType[type];
  return kind === 'left-out' ? undefined : kind;
}
