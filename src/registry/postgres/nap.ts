/** A loop that sleeps until it is woken or its time is over; being woken while awake counts for the next sleep. */
export function napping() {
  let isWoken = false;
  let wake: (() => void) | undefined;
  return {
    nap: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          isWoken = false;
          wake = undefined;
          resolve();
        };
        const timer = setTimeout(end, isWoken ? 0 : ms);
        wake = end;
      }),
    wake: (): void => {
      isWoken = true;
      wake?.();
    },
  };
}
