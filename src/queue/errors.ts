import type { WakeUp } from '../app/ports/wake-ups.ts';

/** The wire did not take a wake-up, or lost its server. Nothing is lost by it: the registry still holds every pending step. */
export class WireDown extends Error {
  override readonly name = 'WireDown';
  /** Where the wire goes: `memory`, or the address of the server without its password. */
  readonly wire: string;

  constructor(wire: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `The queue at ${wire} does not answer (${why}). Decisions are still recorded; pending steps start when it is back.`,
      { cause },
    );
    this.wire = wire;
  }
}

/** A handler threw. The wake-up is spent; whoever still needs the step sends another. */
export class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';
  readonly wakeUp: WakeUp;

  constructor(wakeUp: WakeUp, cause: unknown) {
    super(`The work on ${wakeUp.stepId} (epoch ${wakeUp.epoch}) threw`, { cause });
    this.wakeUp = wakeUp;
  }
}

/** Something on the wire that is not a wake-up, most likely from another program under the same prefix. It is dropped. */
export class UnreadableWakeUp extends Error {
  override readonly name = 'UnreadableWakeUp';

  constructor(cause: unknown) {
    super('A message on the queue is not a wake-up and was dropped', { cause });
  }
}

export type WireProblem = WireDown | HandlerFailed | UnreadableWakeUp | Error;
/** Hears of what went wrong where no caller waits for an answer. Must not throw. */
export type OnWireProblem = (problem: WireProblem) => void;
