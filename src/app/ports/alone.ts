/** What only one process at a time may do. Part of the port Registry. */
export type Place = {
  /** Aborts as soon as the place is lost, or whoever asked for it wants it to end. */
  readonly signal: AbortSignal;
  /**
   * Whether the place is surely still held, by the monotonic clock: to be asked right before an effect outside. A process
   * that was stopped and goes on has lost it without having heard of that.
   */
  readonly holds: () => boolean;
};

/**
 * Waits until nobody else in any process is alone under this name, and then does the work. The place is given back when the
 * work ends, and to others when this process or its way to the registry dies. While the registry cannot be reached it waits
 * on. Answers undefined where `signal` aborted before the turn came.
 */
export type Alone = <T>(
  name: string,
  work: (place: Place) => Promise<T>,
  signal: AbortSignal,
) => Promise<T | undefined>;
