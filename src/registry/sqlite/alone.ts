import type { Alone } from '../../app/ports/alone.ts';
import { takingTurns } from '../turns.ts';

/** Whoever has the file is alone with it: only within this process somebody has to wait. */
export function aloneWithFile(): Alone {
  const turns = takingTurns();
  return async (name, work, signal) => {
    using _ = await turns.take(name);
    return signal.aborted ? undefined : await work({ signal, holds: () => !signal.aborted });
  };
}
