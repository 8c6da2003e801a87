import type { LockChange } from '../app/ports/batch.ts';

/** Who has a target now, and which strategy acts on it. */
export type Holdings = {
  readonly holder: string | undefined;
  readonly active:
    | { readonly incident: string; readonly run: string; readonly epoch: number }
    | undefined;
};

/** `write`: the change has to be stored; `stands`: it is so already; `held`: the incident that has the target, and why not. */
export type Ruling = 'write' | 'stands' | { readonly held: string };

/** Whether a change of locks can be, by who has the target. A release by somebody else changes nothing and is no fault. */
export function ruleOn(change: LockChange, { holder, active }: Holdings): Ruling {
  if (!('incident' in change) || change.do === 'release') return 'write';
  if (holder !== undefined && holder !== change.incident) return { held: holder };
  if (change.do === 'hold') return holder === undefined ? 'write' : 'stands';
  return change.do === 'activate' ? ruleOnStrategy(change, active) : 'write';
}

type Activation = Extract<LockChange, { readonly do: 'activate' }>;

function ruleOnStrategy({ run, epoch }: Activation, active: Holdings['active']): Ruling {
  if (active === undefined) return 'write';
  return active.run === run && active.epoch === epoch ? 'stands' : { held: active.incident };
}
