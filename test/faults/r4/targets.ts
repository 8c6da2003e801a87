import { z } from 'zod';
import type { Ending, Measurement } from '../../../src/app/ports/kinds.ts';
import type { World } from '../../../src/app/ports/world.ts';
import { abortCode, whenAborted } from '../../../src/lib/abort.ts';
import type { Random } from '../lib/random.ts';
import type { Effect } from '../r1/effects.ts';
import { unguarded } from './leases.ts';
import type { Life, Scheduler } from './scheduler.ts';
import type { Store } from './store.ts';

/** What a step asks of its target: a program on the machine of its worker, or a request that travels. */
const Action = z.object({ does: z.enum(['child', 'request']), ms: z.int(), fails: z.int() });

/** Where a process runs: what it starts stays there when it dies. */
export type Berth = { readonly life: Life; readonly host: string };

/** One try of a step, as its target sees it. */
export type Act = Berth & {
  readonly step: string;
  readonly epoch: number;
  readonly isChild: boolean;
  state: 'coming' | 'acting' | 'ended' | 'cut';
  /** When it began, when it was told to end, and when it was over. */
  readonly from: number;
  told: number | undefined;
  over: number | undefined;
  /** Tells the process that started it, if there is one that hears, that it is over. */
  readonly hear: PromiseWithResolvers<void>;
};

/** The world outside: it keeps an honest list of what was done to it, whoever did it and whatever the record says. */
export type Targets = {
  readonly effects: readonly Effect[];
  readonly acts: readonly Act[];
  /** What was begun by somebody whose lease did not hold, one sentence each. */
  readonly unguarded: readonly string[];
  /** How often a check does not pass though all is well; 0 from when the faults end. */
  unwell: number;
  /** How often what was started cannot be ended. */
  undying: number;
  readonly worldOf: (berth: Berth) => World;
};

type Sea = { readonly scheduler: Scheduler; readonly random: Random; readonly store: Store };
type Effort = Parameters<World['runStep']>[1];
type Step = Parameters<World['runStep']>[0];

type Book = Targets & {
  readonly effects: Effect[];
  readonly acts: Act[];
  readonly unguarded: string[];
  readonly note: (act: Act, note: Effect['note'], key: string) => void;
};

export function openTargets(sea: Sea): Targets {
  const { scheduler } = sea;
  const effects: Effect[] = [];
  const registry = sea.store.real.id;
  const book: Book = {
    effects,
    acts: [],
    unguarded: [],
    unwell: 0,
    undying: 0,
    note: ({ step, epoch }, note, key) => {
      const at = Date.parse(scheduler.moment());
      effects.push({ note, step, epoch, key, registry, pid: 0, at });
    },
    worldOf: (berth) => ({
      runStep: (step, effort) => act({ sea, book, berth }, step, effort),
      describeStep: ({ id }) => `would do ${id}`,
      measure: () => measure(sea, book, berth.life),
      count: async () => ({ status: 'counted', count: 0 }),
      endOrphans: (steps) => endOrphans(sea, book, { berth, steps }),
    }),
  };
  return book;
}

type Deck = { readonly sea: Sea; readonly book: Book; readonly berth: Berth };

async function act({ sea, book, berth }: Deck, spec: Step, effort: Effort): Promise<Ending> {
  const { scheduler, random, store } = sea;
  const { does, ms, fails } = Action.parse(spec.with);
  const { stepId, epoch } = effort;
  const about = { stepId, epoch, owner: berth.life.name, at: scheduler.moment() };
  book.unguarded.push(...(await unguarded(store.real, about)));
  const tries = book.acts.filter(({ step }) => step === stepId).length;
  const one: Act = {
    ...berth,
    step: stepId,
    epoch,
    isChild: does === 'child',
    state: 'coming',
    from: scheduler.now(),
    told: undefined,
    over: undefined,
    hear: Promise.withResolvers(),
  };
  book.acts.push(one);
  const willFail = tries < fails;
  scheduler.after(one.isChild ? 0 : random.between(1, 150), () => {
    // A program is started by a process that lives; a request that is on its way arrives.
    if (one.state !== 'coming') return;
    one.state = 'acting';
    book.note(one, 'begin', effort.idempotencyKey);
    scheduler.after(ms, () =>
      finish(sea, one, 'ended', () => {
        book.note(one, willFail ? 'failed' : 'end', effort.idempotencyKey);
      }),
    );
  });
  return ending({ sea, book, berth }, { one, effort, willFail });
}

/** It is over in this way, unless it was over before. */
function finish(
  { scheduler, random }: Sea,
  one: Act,
  how: 'ended' | 'cut',
  say?: () => void,
): void {
  if (one.state === 'ended' || one.state === 'cut') return;
  one.state = how;
  one.over = scheduler.now();
  say?.();
  scheduler.after(random.between(0, 20), one.hear.resolve, one.life);
}

type Trial = { readonly one: Act; readonly effort: Effort; readonly willFail: boolean };

const evidence = {};
const killed: Ending = { outcome: 'failed', code: 'Killed', evidence, output: '' };

/** How often the answer of a target is lost on its way. */
const lostAnswers = 0.1;

/** What the worker hears of it, when it does. */
async function ending(deck: Deck, { one, effort, willFail }: Trial): Promise<Ending> {
  using told = whenAborted(effort.signal);
  await Promise.race([one.hear.promise, told.promise]);
  if (one.over === undefined) return cut(deck, one, effort.signal);
  if (one.state === 'cut') return killed;
  if (willFail) return { outcome: 'failed', code: 'ExitCode', evidence, output: 'not yet' };
  const isLost = !one.isChild && deck.sea.random.chance(lostAnswers);
  return isLost
    ? { outcome: 'unknown', code: 'Unreachable', evidence, output: '' }
    : { outcome: 'finished', evidence, output: 'done' };
}

/** A program is killed and is gone before that is said; what travels cannot be called back. */
async function cut({ sea, book, berth }: Deck, one: Act, signal: AbortSignal): Promise<Ending> {
  const { scheduler, random } = sea;
  one.told ??= scheduler.now();
  const code = abortCode(signal);
  await scheduler.sleep(random.between(1, 100), berth.life);
  if (!one.isChild) return { outcome: 'unknown', code, evidence, output: '' };
  if (random.chance(book.undying)) {
    return { outcome: 'unknown', mayStillRun: true, code: 'StillRunning', evidence, output: '' };
  }
  finish(sea, one, 'cut');
  return { outcome: 'failed', code, evidence, output: '' };
}

async function measure({ scheduler, random }: Sea, book: Book, life: Life): Promise<Measurement> {
  await scheduler.sleep(random.between(1, 40), life);
  const unwell = random.pick<Measurement['verdict']>(['fail', 'inconclusive', 'error']);
  const verdict = random.chance(book.unwell) ? unwell : 'pass';
  return { verdict, summary: verdict, facts: {} };
}

type Ordered = { readonly berth: Berth; readonly steps: readonly string[] };

/** Ends the programs of these steps on this machine, whoever started them. */
async function endOrphans(sea: Sea, book: Book, { berth, steps }: Ordered) {
  const { scheduler, random } = sea;
  const there = book.acts.filter(
    ({ isChild, state, host, step }) =>
      isChild &&
      (state === 'acting' || state === 'coming') &&
      host === berth.host &&
      steps.includes(step),
  );
  if (there.length > 0) await scheduler.sleep(random.between(1, 300), berth.life);
  const left = there.filter(() => random.chance(book.undying));
  for (const one of there) if (!left.includes(one)) finish(sea, one, 'cut');
  const namesOf = (acts: readonly Act[]): readonly string[] => acts.map(({ step }) => step);
  return { had: namesOf(there), left: namesOf(left.filter(({ state }) => state === 'acting')) };
}
