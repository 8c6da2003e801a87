import type { Refusals as CheckRefusals } from './checks/refusals.ts';
import type { Refusals as IncidentRefusals } from './incident/refusals.ts';
import type { Refusals as ReleaseRefusals } from './release/refusals.ts';
import type { Refusals as RunRefusals } from './run/refusals.ts';
import type { Refusals as StrategyRefusals } from './strategy/refusals.ts';

/** Every code with the facts that its sentence needs. A new refusal is added to the file of its noun, and its text to the catalog. */
export type RefusalMap = IncidentRefusals &
  StrategyRefusals &
  RunRefusals &
  CheckRefusals &
  ReleaseRefusals;
export type RefusalCode = keyof RefusalMap;

/** A "no" with a stable code. Its reason, and who can lift it how, come from the catalog of texts. */
export type Refusal<C extends RefusalCode = RefusalCode> = {
  readonly [K in C]: { readonly code: K; readonly facts: RefusalMap[K] };
}[C];

export const refuse = <C extends RefusalCode>(
  code: C,
  facts: RefusalMap[C],
): { readonly code: C; readonly facts: RefusalMap[C] } => ({ code, facts });
