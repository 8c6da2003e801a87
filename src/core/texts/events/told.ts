import type { EventMap, EventType } from '../../events.ts';
import type { Instant } from '../../ids.ts';
import type { FrozenPlan } from '../../plan/plan.ts';
import { stepSpec } from '../../run/run.ts';
import type { Voice } from '../voice.ts';
import { oneLine } from '../words.ts';

/** An event as it is told to people. */
export type Told<T extends EventType = EventType> = {
  readonly event: EventMap[T];
  /** Its free texts by name; null where one was erased. */
  readonly texts: Readonly<Record<string, string | null>>;
  readonly at: Instant;
  /** `p_…`, `timer`, `worker` or `machine:<token>`. */
  readonly actor: string;
  /** The plan that the event is about, where it is known: it gives names to steps and releases. */
  readonly plan?: FrozenPlan | undefined;
  /** So many characters of each free text are told; 300 where nothing is said. */
  readonly most?: number | undefined;
};

/** One line for each of these event types: a forgotten one does not compile. Without its period. */
export type EventTexts<T extends EventType> = {
  readonly [K in T]: (told: Told<K>, voice: Voice) => string;
};

export const erased = '(erased)';

/** A free text of the event as one clean line, `(erased)`, or nothing when it never had one. */
export function textOf(
  { texts, most }: Pick<Told, 'texts' | 'most'>,
  name: string,
): string | undefined {
  const text = texts[name];
  return text === null ? erased : text && oneLine(text, most);
}

/** `: the queue is full`, or nothing. */
export function because(told: Pick<Told, 'texts' | 'most'>, name = 'reason'): string {
  const text = textOf(told, name);
  return text === undefined ? '' : `: ${text}`;
}

/** `step deploy-1 (Put the older release on checkout-1)`; without its plan the id alone. */
export function stepOf(step: string, plan: FrozenPlan | undefined): string {
  const name = plan && stepSpec(plan, step)?.name;
  return name === undefined || name === step
    ? `step ${step}`
    : `step ${step} (${oneLine(name, 80)})`;
}
