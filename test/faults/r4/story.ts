import { openIncidents } from '../../../src/app/incidents.ts';
import type { Envelope } from '../../../src/core/envelope.ts';
import type { Instant } from '../../../src/core/ids.ts';
import { type Random, randomFrom } from '../lib/random.ts';
import type { Acknowledged } from '../r1/desk.ts';
import type { Effect } from '../r1/effects.ts';
import { command } from './captain.ts';
import { raise, weatherOf } from './chaos.ts';
import type { Control } from './controls.ts';
import { openDesk } from './desk.ts';
import { sayFault } from './fault.ts';
import { fleetOf, type Post } from './fleet.ts';
import { playbooksOf } from './plans.ts';
import { people, services } from './rules.ts';
import { openScheduler } from './scheduler.ts';
import { type Sounding, sound } from './soundings.ts';
import type { Store } from './store.ts';
import { type Act, openTargets } from './targets.ts';
import { openWire } from './wire.ts';

/** After the last fault everything that was begun comes to its end within this time. */
const homewardMs = 240_000;
const mostEvents = 1_000_000;
const soundingMs = 3_000;

/** What happened, on record and outside. */
export type Story = {
  readonly events: readonly Envelope[];
  readonly effects: readonly Effect[];
  readonly acts: readonly Act[];
  readonly startedAt: Instant;
  /** Whether this process was stopped, cut off or gone at some moment of this time, in milliseconds since the beginning. */
  readonly wasIll: (name: string, from: number, to: number) => boolean;
};

/** What is left of a story. */
export type Told = Story & {
  readonly seed: number;
  readonly acknowledged: readonly Acknowledged[];
  readonly soundings: readonly Sounding[];
  readonly unguarded: readonly string[];
  /** Faults of the program, and captains who did not come home. */
  readonly faults: readonly string[];
  readonly unfinished: readonly string[];
  readonly endedAt: Instant;
  /** Entries of the scheduler that happened. */
  readonly turns: number;
};

type Asked = { readonly seed: number; readonly control?: Control | undefined };

/** Plays the story of this seed to its end: the same seed, the same story. */
export async function play(store: Store, asked: Asked): Promise<Told> {
  const { seed } = asked;
  const random = randomFrom(seed);
  const stage = stageOf(store, asked, random);
  const { scheduler, fleet, weather, targets } = stage;
  const startedAt = scheduler.moment();
  const soundings = soundingsOf(stage);
  const crew: Crew = { ...stage, faults: [], acknowledged: [] };
  const home = new Set<string>();
  const sailing = random.chance(0.6) ? services.slice(0, 1) : services;
  const sail = async (service: string): Promise<void> => {
    try {
      await captainOf(crew, random.fork(service), service);
      home.add(service);
    } catch (error) {
      crew.faults.push(sayFault(service, error));
    }
  };
  for (const service of sailing) void sail(service);
  await scheduler.until(() => home.size === sailing.length, weather.untilMs + homewardMs);
  await scheduler.until(() => false, scheduler.now() + calmMs);
  return {
    seed,
    events: await store.real.since(0, mostEvents),
    soundings,
    acknowledged: crew.acknowledged,
    effects: targets.effects,
    acts: targets.acts,
    unguarded: targets.unguarded,
    faults: [...crew.faults, ...fleet.faults],
    unfinished: sailing.filter((service) => !home.has(service)),
    startedAt,
    endedAt: scheduler.moment(),
    wasIll: fleet.wasIll,
    turns: scheduler.happened(),
  };
}

type Stage = ReturnType<typeof stageOf>;

/** Everything there is before anything happens. */
function stageOf(store: Store, { control }: Asked, random: Random) {
  const pending = { count: 0 };
  const scheduler = openScheduler(random.fork('lots'), () => pending.count > 0);
  store.wipe(() => scheduler.moment(), people);
  const isAlone = random.chance(0.3);
  const weather = weatherOf(random.fork('weather'));
  const targets = openTargets({ scheduler, random: random.fork('targets'), store });
  const wire = openWire(scheduler, random.fork('wire'));
  const playbooks = playbooksOf(random.fork('playbooks'));
  const strangers = { count: 0 };
  const common = { scheduler, store, pending, strangers, targets, wire, playbooks };
  const sea = { ...common, random: random.fork('ways') };
  const fleet = fleetOf({ ...sea, control }, { isAlone });
  const posts = postsOf(random.fork('posts'), isAlone);
  raise({ ...sea, random: random.fork('faults'), fleet, posts }, weather);
  const isHomeward = (): boolean => scheduler.now() >= weather.untilMs;
  return { scheduler, store, targets, fleet, weather, isHomeward };
}

function soundingsOf({ scheduler, store }: Stage): readonly Sounding[] {
  const soundings: Sounding[] = [];
  const look = async (): Promise<void> => {
    scheduler.after(soundingMs, () => void look());
    soundings.push(await sound(store.real, scheduler.moment()));
  };
  void look();
  return soundings;
}

/** So long after the last incident was closed everything that was on its way has arrived. */
const calmMs = 15_000;

function postsOf(random: Random, isAlone: boolean): readonly Post[] {
  const distance = isAlone && random.chance(0.7) ? 'near' : 'far';
  const post = (name: string, host: string, roles: Post['roles']): Post => ({
    name,
    host,
    roles,
    skewMs: isAlone ? 0 : random.between(-400, 400),
    distance,
  });
  const all = ['slack', 'web', 'worker', 'reconciler'] as const;
  if (isAlone) return [post('bot', 'a', all)];
  const host = random.chance(0.5) ? 'a' : 'b';
  const third = random.chance(0.4)
    ? [post('worker', random.chance(0.5) ? 'a' : 'c', ['worker'])]
    : [];
  return [post('bot-1', 'a', all), post('bot-2', host, all), ...third];
}

type Crew = Stage & { readonly faults: string[]; readonly acknowledged: Acknowledged[] };

function captainOf(crew: Crew, random: Random, service: string): Promise<void> {
  const { scheduler, fleet, store, targets, weather, faults, acknowledged, isHomeward } = crew;
  const desk = openDesk(
    {
      scheduler,
      random: random.fork('desk'),
      fleet,
      faults: () => (isHomeward() ? { lost: 0, doubled: 0 } : weather.desk),
      keep: (one) => acknowledged.push(one),
      broke: (what) => faults.push(what),
    },
    service,
  );
  const incidents = openIncidents(store.real);
  const captain = {
    service,
    scheduler,
    desk,
    random: random.fork('captain'),
    state: async (id: string) => (await incidents.load(id)).state,
    evidence: (step: string) => targets.effects.filter((one) => one.step === step),
    isActing: (step: string) =>
      targets.acts.some(
        (one) => one.step === step && (one.state === 'acting' || one.state === 'coming'),
      ),
    homeward: isHomeward,
  };
  return command(captain, random.between(1, 2));
}
