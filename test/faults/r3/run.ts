import { waitUntil } from '../../../sandbox/slack/people/client/wait.ts';
import { randomFrom } from '../lib/random.ts';
import type { Control } from './controls.ts';
import { faults } from './faults.ts';
import { judge } from './judge.ts';
import type { Given } from './ledger.ts';
import { recordOf, seenIn } from './remains.ts';
import { type Report, type Row, reportOf, rowOf } from './report.ts';
import { incident, openScene, type Way } from './scene.ts';
import { type Fault, openStage, type Stage } from './stage.ts';

export type Options = {
  readonly seed: number;
  /** Names of faults; missing: all. */
  readonly only?: readonly string[] | undefined;
  /** The guard that is taken away, for the negative control. */
  readonly control?: Control | undefined;
  readonly tell: (line: string) => void;
};

/** Scenes under way at a time: most of one is waiting. */
const atOnce = 4;
const settleMs = 20_000;
const playMs = 60_000;

/** Plays every fault of Slack on a scene of its own, and holds what stands in Slack against the record. */
export async function runR3(options: Options): Promise<Report> {
  const began = performance.now();
  const { only, seed, tell } = options;
  const chosen = faults.filter(({ name }) => only === undefined || only.includes(name));
  const waiting = chosen.flatMap((fault) => fault.ways.map((way) => ({ fault, way })));
  const rows = new Map<string, Row>();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const row = await playOne(options, next.fault, next.way);
      rows.set(`${row.fault} ${row.way}`, row);
      tell(`${row.fault} over ${row.way}: ${row.holds ? 'holds' : row.problems.join('; ')}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const inOrder = chosen.flatMap(({ name, ways }) =>
    ways.flatMap((way) => rows.get(`${name} ${way}`) ?? []),
  );
  return reportOf(seed, inOrder, performance.now() - began);
}

async function playOne({ seed, control }: Options, fault: Fault, way: Way): Promise<Row> {
  const began = performance.now();
  const random = randomFrom(seed).fork(`${fault.name} ${way}`);
  const { withhold = [] } = fault;
  await using scene = await openScene({ way, random, control, withhold });
  const stage = openStage(scene);
  const stopped = await failureOf(inTime(fault.play(stage)));
  const entries = await settle(stage).catch(() => []);
  const seen = await seenIn(scene);
  await scene.drain();
  const remains = {
    ...seen,
    ...(await recordOf(scene)),
    given: scene.ledger.all(),
    entries,
    lives: scene.ended,
    effects: scene.effects(),
    untold: [...stage.untold, ...(stopped === undefined ? [] : [stopped])],
  };
  const row = { fault: fault.name, way, ms: performance.now() - began };
  return rowOf(row, remains, judge(remains));
}

async function inTime(playing: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`not over after ${playMs} ms`)), playMs);
  try {
    await Promise.race([playing, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A scene that came to no end is a finding like any other, and is judged all the same. */
async function failureOf(playing: Promise<void>): Promise<string | undefined> {
  try {
    await playing;
    return undefined;
  } catch (error) {
    return `the scene stopped: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * Waits until all that was delivered is on record, every entry and a last line stand in the thread, and everybody is
 * answered; answers the entries of the timeline. What a killed bot had acknowledged may come on record after that line.
 */
async function settle(stage: Stage): Promise<readonly string[]> {
  await stage.control.clearFaults();
  const last = 'This is the end of it.';
  await stage.bot().say(`/incident note ${last}`, 'first-oncall', { incident });
  const isSettled = async (): Promise<boolean> => {
    const entries = await entriesOf(stage);
    const { lines, heard } = await seenIn(stage);
    const told = new Set(lines);
    return (
      entries.some((line) => line.endsWith(last)) &&
      entries.every((line) => told.has(line)) &&
      stage.ledger.all().every((one) => !one.delivered || isIn(entries, one)) &&
      stage.ledger.all().every(({ user, answer = '', delivered }) => {
        const own = heard.get(user) ?? [];
        return !delivered || own.some((text) => text.includes(answer));
      })
    );
  };
  await waitUntil(isSettled, { what: 'the end', withinMs: settleMs }).catch(() => undefined);
  return entriesOf(stage);
}

const entriesOf = async (stage: Stage): Promise<readonly string[]> =>
  (await stage.bot().entries(incident)).flatMap((text) => text.split('\n'));

const isIn = (entries: readonly string[], { makes: { text } }: Given): boolean =>
  text === undefined || entries.some((line) => line.includes(text));
