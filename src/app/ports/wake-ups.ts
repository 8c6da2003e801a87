/** Says that a step may be put to work. It carries no truth: it may be lost, doubled or late. */
export type WakeUp = {
  /** `RB-17/stop-worker` */
  readonly stepId: string;
  readonly epoch: number;
};

/** The signal aborts when the wire is closed or gave the wake-up to somebody else; the step's own end comes from the registry. */
export type OnWakeUp = (wakeUp: WakeUp, signal: AbortSignal) => Promise<void>;

/** The wire between reconcilers and workers. Whatever it says or forgets, the registry decides what runs. */
export type WakeUps = {
  /** Resolves when the wire has taken it; rejects within a second or two when it cannot. The caller sends again while the step stays pending. */
  readonly wake: (wakeUp: WakeUp) => Promise<void>;
  /** Starts a worker with bounded concurrency. Disposing stops taking new wake-ups, aborts signals, and waits for what runs. */
  readonly work: (handler: OnWakeUp, limits: { readonly concurrency: number }) => AsyncDisposable;
};
