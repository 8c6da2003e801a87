import type { Instant, PersonId } from '../ids.ts';

/** What of the night is told in the morning, and how often it happened. */
export const nightly = [
  'MitigationLost',
  'MitigationReached',
  'RecoveryReached',
  'StrategyDecided',
  'CommandTaken',
  'PersonPaged',
  'OrderAdvised',
  'StatusReported',
  'NoteAdded',
] as const;
export type Nightly = (typeof nightly)[number];

/**
 * A stand-down. `down`: nobody needs to be awake. `broken`: it got worse, or somebody acts again; `by` is the check that
 * fell. `over`: its hour has come.
 */
export type StandDown = {
  readonly since: Instant;
  readonly until: Instant;
  readonly people: readonly PersonId[];
  readonly happened: Readonly<Partial<Record<Nightly, number>>>;
} & (
  | { readonly status: 'down' }
  | { readonly status: 'broken'; readonly at: Instant; readonly by: string | undefined }
  | { readonly status: 'over'; readonly at: Instant; readonly slept: readonly PersonId[] }
);
