import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { compile } from '../../support/compiled.ts';
import { startRedis } from '../../support/redis.ts';
import { type Random, randomFrom } from '../lib/random.ts';
import { eventsIn, readLog } from './afloat.ts';
import { command } from './captain.ts';
import { type Control, caughtBy } from './controls.ts';
import { Acknowledged, openDesk } from './desk.ts';
import { Effect, openLines, readLines } from './effects.ts';
import { type Fleet, fleetOf } from './fleet.ts';
import { type Findings, judge } from './judge.ts';
import { orphansOlderThan, sweep } from './orphans.ts';
import { type Report, reportOf } from './report.ts';
import { openScene, type Scene, services } from './scene.ts';
import { scheduleOf } from './schedule.ts';

export type Options = {
  readonly kills: number;
  readonly seed: number;
  readonly queue: 'memory' | 'redis';
  /** The guard that is taken away, for the negative control. */
  readonly control: Control | undefined;
  readonly tell: (line: string) => void;
};

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const unguarded = fileURLToPath(new URL('./unguarded-process.ts', import.meta.url));
/** After the last kill all that was begun comes to its end within this time. BullMQ on Redis finds a dead worker's wake-up after 10 s. */
const homewardMs = 90_000;

/** Leads incidents on several targets while the bot is killed again and again, and holds its record against the world. */
export async function runR1(options: Options): Promise<Report> {
  const began = performance.now();
  const random = randomFrom(options.seed);
  await compile(new URL('../../../src/start.ts', import.meta.url));
  await using stack = new AsyncDisposableStack();
  // Whoever looks for what was left running has to find it still running.
  const slow = options.control === 'leaves-orphans';
  const scene = stack.use(await openScene(random.fork('scene'), { slow }));
  const redis = options.queue === 'redis' ? stack.use(await startRedis()) : undefined;
  const orphans: string[] = [];
  stack.defer(() => sweep(scene.directory));
  const program = options.control ? ([unguarded, options.control] as const) : ([main] as const);
  const fleet = stack.use(
    fleetOf({ ...scene, program: [...program], redisUrl: redis?.url }, async (pid) => {
      orphans.push(...(await orphansOlderThan(pid, scene.directory)));
    }),
  );
  const voyage = await sailOut({ scene, fleet, random, orphans }, options);
  const code = await fleet.drain();
  if (code !== 0) voyage.unfinished.push(`the last life did not drain but ended with ${code}`);
  const log = await readLog(join(scene.directory, 'data'));
  const remains = remainsOf(scene, log);
  const { queue, seed, kills } = options;
  const seconds = Math.round((performance.now() - began) / 1_000);
  const run = { queue, seed, kills, seconds, orphans, ...voyage };
  return reportOf({ ...run, remains, log, findings: judge(remains) });
}

type Out = {
  readonly scene: Scene;
  readonly fleet: Fleet;
  readonly random: Random;
  readonly orphans: readonly string[];
};

const remainsOf = (scene: Scene, { id, events }: Awaited<ReturnType<typeof eventsIn>>) => ({
  registry: id,
  events,
  acknowledged: readLines(ledgerOf(scene), Acknowledged),
  effects: readLines(scene.effects, Effect),
});

const ledgerOf = ({ directory }: Scene): string => join(directory, 'acknowledged.jsonl');

/** All lives but the last end in a kill, while a captain for each service leads incidents; then they come home. */
async function sailOut(out: Out, options: Options) {
  const { scene, fleet, random } = out;
  using ledger = openLines(ledgerOf(scene));
  const over = new AbortController();
  const state = { homeward: false };
  const common = { tokens: scene.tokens, url: fleet.url, keep: ledger.add, over: over.signal };
  const captains = services.map((service) =>
    command({
      service,
      desk: openDesk({ ...common, name: service }),
      random: random.fork(service),
      evidence: (step) => readLines(scene.effects, Effect).filter((line) => line.step === step),
      homeward: () => state.homeward,
    }),
  );
  const home = Promise.allSettled(captains);
  await killing(out, options);
  state.homeward = true;
  // What a missing guard is caught by shows in a kill, not on the way home.
  if (options.control) over.abort(new Error('a control does not come home'));
  const late = setTimeout(() => over.abort(new Error('not home in time')), homewardMs);
  const ends = await home;
  clearTimeout(late);
  const online = z
    .object({ ok: z.boolean() })
    .parse(
      await openDesk({ ...common, over: AbortSignal.timeout(homewardMs), name: 'end' }).read(
        '/api/v1/registry/verify',
      ),
    );
  return {
    incidents: ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0),
    unfinished: ends.flatMap((end, index) =>
      end.status === 'fulfilled' ? [] : [`${services[index]}: ${String(end.reason)}`],
    ),
    online: online.ok,
  };
}

async function killing(out: Out, { kills, control, tell }: Options) {
  const { scene, fleet, random } = out;
  const forgetsAt = control === 'forgets' ? Math.floor(kills / 2) : undefined;
  const [data, kept] = [join(scene.directory, 'data'), join(scene.directory, 'kept')];
  for (const [index, kill] of scheduleOf(random.fork('kills'), kills).entries()) {
    // A disk that goes back to what it was one life ago: what it loses must be noticed.
    if (index === forgetsAt) cpSync(data, kept, { recursive: true });
    if (forgetsAt !== undefined && index === forgetsAt + 2) {
      rmSync(data, { recursive: true });
      cpSync(kept, data, { recursive: true });
    }
    await fleet.liveAndDie(kill);
    tell(`${index + 1} of ${kills}: killed ${kill.ms} ms after ${kill.after}`);
    if (control && (await isCaught(out, control))) break;
  }
  await fleet.live();
}

/** Whether the judge would find what the guard is there for, by what the lives so far have left. */
async function isCaught({ scene, orphans }: Out, control: Control): Promise<boolean> {
  const data = join(scene.directory, 'data');
  if (!existsSync(join(data, 'registry.sqlite'))) return false;
  const findings = judge(remainsOf(scene, await eventsIn(data)));
  const found: Findings & { readonly orphans: readonly string[] } = { ...findings, orphans };
  return found[caughtBy[control]].length > 0;
}
