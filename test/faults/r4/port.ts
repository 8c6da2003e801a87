import type { Appended, Batch } from '../../../src/app/ports/batch.ts';
import type { Registry } from '../../../src/app/ports/registry.ts';
import { RegistryUnavailable } from '../../../src/app/ports/registry-errors.ts';
import type { Envelope } from '../../../src/core/envelope.ts';
import type { Random } from '../lib/random.ts';
import { reads } from './remembered.ts';
import type { Life, Scheduler } from './scheduler.ts';

/** How far the registry is: in a file beside the process, or a server over a network. */
export type Distance = 'near' | 'far';

/** What befalls a process at one of its next commits, counted down; `before`: what it wrote is not stored. */
export type Fate = {
  commits: number;
  readonly when: 'before' | 'after';
  readonly befall: () => void;
};

/** The way between one process and the registry. */
export type Line = {
  readonly life: Life;
  readonly distance: Distance;
  isDown: boolean;
  fate: Fate | undefined;
};

type Sea = {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly real: Registry;
  /** Counts what is under way in the engine. */
  readonly pending: { count: number };
};

const unreachable = (): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'Failed',
    why: 'The registry does not answer, so nothing was stored.',
    lift: 'It goes on by itself.',
  });

/**
 * The registry as one process reaches it: what is asked travels, is done at one moment, and what is answered travels back.
 * A process that dies meanwhile hears no answer; what it had sent may be done all the same.
 */
export function portOf(sea: Sea, line: Line): Registry {
  const { real } = sea;
  const heard = new Set<(events: readonly Envelope[]) => void>();
  const travel = traveling(sea, line);
  const append = async (batch: Batch): Promise<Appended> => {
    const answer = await travel('writes', () => real.append(batch));
    if (answer.status === 'appended') {
      for (const hear of heard) queueMicrotask(() => hear(answer.events));
    }
    return answer;
  };
  const own = {
    append,
    // Waits for others: that must not hold the time.
    alone: real.alone,
    onAppend: (hear: (events: readonly Envelope[]) => void): Disposable => {
      heard.add(hear);
      return { [Symbol.dispose]: () => void heard.delete(hear) };
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
  return new Proxy(real, {
    get: (target, name): unknown => {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const kind = reads.has(name) ? 'reads' : 'writes';
      return (...given: unknown[]): unknown =>
        travel(kind, async (): Promise<unknown> => Reflect.apply(value, target, given));
    },
  });
}

type Kind = 'reads' | 'writes';
type Travel = <T>(kind: Kind, work: () => Promise<T>) => Promise<T>;

/** Each call takes one way there and one back; some answers are there at once, as from memory. */
function traveling(sea: Sea, line: Line): Travel {
  const { scheduler, random, pending } = sea;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    pending.count += 1;
    try {
      return await work();
    } finally {
      pending.count -= 1;
    }
  };
  return (kind, work) => {
    if (line.life.state === 'gone') return new Promise(() => undefined);
    if (kind === 'reads' && !isSlow(sea, line)) {
      return line.isDown ? Promise.reject(unreachable()) : counted(work);
    }
    return new Promise((resolve, reject) => {
      const back = (answer: () => void): void =>
        void scheduler.after(wayMs(random, line), answer, line.life);
      const arrive = async (): Promise<void> => {
        if (line.isDown) return back(() => reject(unreachable()));
        if (!isDone(line, kind, random)) return;
        try {
          const value = await counted(work);
          if (kind === 'writes') isFated(line, 'after');
          back(() => resolve(value));
        } catch (error) {
          back(() => reject(error));
        }
      };
      scheduler.after(wayMs(random, line), () => void arrive());
    });
  };
}

const isSlow = ({ random }: Sea, { distance }: Line): boolean =>
  distance === 'far' && random.chance(0.15);

/** Most ways are short; a few are as long as a network may make them. */
function wayMs(random: Random, { distance }: Line): number {
  if (distance === 'near') return random.between(0, 1);
  return random.chance(0.01) ? random.between(100, 1_500) : random.between(0, 8);
}

/** What a dead process had sent arrives or not. */
function isDone(line: Line, kind: Kind, random: Random): boolean {
  if (line.life.state === 'gone') return random.chance(0.5);
  return kind === 'reads' || !isFated(line, 'before');
}

/** Counts a commit down, and lets happen what is to happen at this one. */
function isFated(line: Line, when: Fate['when']): boolean {
  const { fate } = line;
  if (fate?.when !== when) return false;
  fate.commits -= 1;
  if (fate.commits > 0) return false;
  line.fate = undefined;
  fate.befall();
  return true;
}
