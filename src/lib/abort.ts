/** Why a signal ended the work: `Timeout` when the clock did it (`AbortSignal.timeout`), `Aborted` when somebody did. */
export function abortCode(signal: AbortSignal): 'Timeout' | 'Aborted' {
  const reason: unknown = signal.reason;
  return reason instanceof Error && reason.name === 'TimeoutError' ? 'Timeout' : 'Aborted';
}

/** Resolves when the signal aborts, at once when it already has; disposing takes the listener away. */
export function whenAborted(signal: AbortSignal): Disposable & { readonly promise: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = (): void => resolve();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', listener, { once: true });
  return { promise, [Symbol.dispose]: () => signal.removeEventListener('abort', listener) };
}
