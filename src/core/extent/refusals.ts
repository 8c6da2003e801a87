import type { Target } from '../ids.ts';

/** Refusals about what an incident covers. */
export type Refusals = {
  /** No service of the configuration has this target. */
  TargetUnknown: { readonly target: Target; readonly known: readonly Target[] };
  /** A strategy acts on it, or holds it contained; `by` is its plan, or its name where it has none. */
  TargetActedOn: { readonly target: Target; readonly by: string };
  /** An incident is about something. */
  ScopeEmpty: { readonly targets: readonly Target[] };
};
