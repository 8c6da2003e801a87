import type { Random } from '../lib/random.ts';
import type { Boat, Fleet, Post } from './fleet.ts';
import type { Scheduler } from './scheduler.ts';
import type { Targets } from './targets.ts';
import { soundWire, type Wire } from './wire.ts';

/** What goes wrong in one story: how often, and until when. All of it is drawn before anything happens. */
export type Weather = {
  readonly untilMs: number;
  /** Between two faults of each kind, on average; 0 where there is none of them. */
  readonly kills: number;
  readonly stops: number;
  readonly outages: number;
  readonly wire: Wire['faults'];
  readonly unwell: number;
  readonly undying: number;
  readonly desk: { readonly lost: number; readonly doubled: number };
};

export function weatherOf(random: Random): Weather {
  const often = (most: number): number => (random.chance(0.6) ? random.between(2_000, most) : 0);
  const part = (most: number): number => (random.chance(0.5) ? random.next() * most : 0);
  return {
    untilMs: random.between(5_000, 35_000),
    kills: often(12_000),
    stops: often(25_000),
    outages: often(25_000),
    wire: { dropped: part(0.5), doubled: part(0.5), late: part(0.4), refused: part(0.3) },
    unwell: part(0.3),
    undying: part(0.8),
    desk: { lost: part(0.1), doubled: part(0.2) },
  };
}

type Sea = {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly fleet: Fleet;
  readonly posts: readonly Post[];
  readonly wire: Wire;
  readonly targets: Targets;
};

/** Lets it happen, and mends everything at the end: what is down comes up, what is stopped goes on, and stays so. */
export function raise(sea: Sea, weather: Weather): void {
  const { scheduler, random, wire, targets, fleet, posts } = sea;
  wire.faults = weather.wire;
  targets.unwell = weather.unwell;
  targets.undying = weather.undying;
  const isOver = (): boolean => scheduler.now() >= weather.untilMs;
  const again = (everyMs: number, befall: (boat: Boat) => void): void => {
    if (everyMs === 0) return;
    scheduler.after(random.between(1, 2 * everyMs), () => {
      if (isOver()) return;
      const boats = fleet.boats().filter(({ life }) => life.state === 'runs');
      const struck = boats[random.between(0, boats.length - 1)];
      if (struck) befall(struck);
      again(everyMs, befall);
    });
  };
  again(weather.kills, (boat) => strike(random, boat));
  again(weather.stops, (boat) => stop(sea, boat));
  again(weather.outages, (boat) => cutOff(sea, boat));
  watchOver(sea, isOver);
  scheduler.after(weather.untilMs, () => {
    wire.faults = soundWire;
    targets.unwell = 0;
    targets.undying = 0;
  });
  for (const post of posts) fleet.boot(post);
}

const soon = (random: Random): number => random.between(1, 8);

/** At once, or right before or after one of its next commits. */
function strike(random: Random, { line, kill }: Boat): void {
  if (random.chance(0.4)) return kill();
  const when = random.chance(0.5) ? 'before' : 'after';
  line.fate = { commits: soon(random), when, befall: kill };
}

/** As SIGSTOP, at once or before it hears what became of a commit: its leases may be over when it goes on. */
function stop({ scheduler, random }: Sea, { life, line }: Boat): void {
  const ms = random.chance(0.5) ? random.between(50, 3_000) : random.between(7_000, 25_000);
  const befall = (): void => {
    if (life.state !== 'runs') return;
    life.state = 'stopped';
    const ill = { from: scheduler.now(), to: Infinity };
    life.ills.push(ill);
    life.stops.push(ill);
    scheduler.after(ms, () => {
      ill.to = scheduler.now();
      if (life.state === 'stopped') scheduler.goOn(life);
    });
  };
  if (random.chance(0.4)) befall();
  else line.fate = { commits: soon(random), when: 'after', befall };
}

function cutOff({ scheduler, random }: Sea, { line, life }: Boat): void {
  line.isDown = true;
  const ill = { from: scheduler.now(), to: Infinity };
  life.ills.push(ill);
  scheduler.after(random.between(50, 6_000), () => {
    line.isDown = false;
    ill.to = scheduler.now();
  });
}

/** Whoever runs the bot starts it again, sooner or later. After the faults nothing is fated to die any more. */
function watchOver(sea: Sea, isOver: () => boolean): void {
  const { scheduler, random, fleet } = sea;
  const boats = fleet.boats();
  if (isOver()) for (const { line } of boats) line.fate = undefined;
  for (const { post } of boats.filter(({ life }) => life.state === 'gone')) fleet.boot(post);
  const ms = random.chance(0.8) ? random.between(500, 3_000) : random.between(8_000, 15_000);
  scheduler.after(ms, () => watchOver(sea, isOver));
}
