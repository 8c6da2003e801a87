import { type ControlName, controls } from './controls.ts';
import { historyOf } from './history.ts';
import { type Finding, type Findings, findings, foundIn, judge } from './judge.ts';
import { openStore } from './store.ts';
import { play, type Told } from './story.ts';

export type Options = {
  /** The first story; the others follow it number by number. */
  readonly seed: number;
  readonly seeds: number;
  /** No new story begins after so long. */
  readonly seconds?: number | undefined;
  /** The guard that is taken away. Then the stories end with the first one that shows it. */
  readonly control?: ControlName | undefined;
  readonly tell: (line: string) => void;
};

/** What was found in all stories, as it is printed. */
export type Report = Readonly<Record<Exclude<Finding, 'chain' | 'locks'>, number>> & {
  readonly id: 'R4';
  readonly seed: number;
  /** Stories that were played. */
  readonly seeds: number;
  readonly acknowledged: number;
  readonly effects: number;
  /** Steps of which nobody could tell what became of them: allowed, and each is settled by a person. */
  readonly unknown: number;
  readonly chain: 'valid' | 'broken';
  readonly locks: 'as recorded' | 'other than recorded';
  /** Time that passed in the stories, and here. */
  readonly simulatedMinutes: number;
  readonly seconds: number;
  readonly control: ControlName | undefined;
  /** By what the missing guard was caught, and in which story. */
  readonly caught: string | undefined;
  /** Digest of the last story: the same for the same seed. */
  readonly history: string;
  readonly holds: boolean;
  readonly problems: readonly string[];
};

const toldProblems = 20;
const toldEvery = 100;

type Sum = {
  readonly counts: Map<Finding, number>;
  readonly problems: string[];
  seeds: number;
  acknowledged: number;
  effects: number;
  unknown: number;
  simulatedMs: number;
  caught: string | undefined;
  history: string;
};

/** Plays one story after the other on one registry, and judges each. */
export async function runR4(options: Options): Promise<Report> {
  const began = performance.now();
  const { seed, seeds, seconds: mostSeconds = Infinity, control, tell } = options;
  using store = openStore();
  const sum = nothing();
  const seconds = (): number => (performance.now() - began) / 1_000;
  while (sum.seeds < seeds && seconds() < mostSeconds && sum.caught === undefined) {
    const one = seed + sum.seeds;
    const story = { seed: one, control: control && controls[control] };
    const told = await play(store, story);
    add(sum, told, await judge(store.real, told), control);
    if (sum.seeds % toldEvery === 0) tell(`${sum.seeds} of ${seeds} stories`);
  }
  return reportOf(options, sum, Math.round(seconds()));
}

const nothing = (): Sum => ({
  counts: new Map(),
  problems: [],
  seeds: 0,
  acknowledged: 0,
  effects: 0,
  unknown: 0,
  simulatedMs: 0,
  caught: undefined,
  history: '',
});

function add(sum: Sum, told: Told, found: Findings, control: ControlName | undefined): void {
  sum.seeds += 1;
  sum.acknowledged += told.acknowledged.length;
  sum.effects += told.effects.length;
  sum.unknown += told.events.filter(({ type }) => type === 'StepUnknown').length;
  sum.simulatedMs += Date.parse(told.endedAt) - Date.parse(told.startedAt);
  sum.history = historyOf(told);
  for (const finding of findings) {
    sum.counts.set(finding, (sum.counts.get(finding) ?? 0) + found[finding].length);
    for (const problem of found[finding]) {
      if (sum.problems.length < toldProblems)
        sum.problems.push(`seed ${told.seed}, ${finding}: ${problem}`);
    }
  }
  const wanted: readonly Finding[] = control ? controls[control].caughtBy : [];
  const by = foundIn(found).find((finding) => wanted.includes(finding));
  if (by !== undefined) sum.caught = `${by}, seed ${told.seed}`;
}

function reportOf({ seed, control }: Options, sum: Sum, seconds: number): Report {
  const { counts, problems, simulatedMs, ...said } = sum;
  const count = (finding: Finding): number => counts.get(finding) ?? 0;
  return {
    id: 'R4',
    seed,
    ...said,
    lost: count('lost'),
    doubled: count('doubled'),
    twice: count('twice'),
    stale: count('stale'),
    unrecorded: count('unrecorded'),
    invented: count('invented'),
    unguarded: count('unguarded'),
    orphans: count('orphans'),
    robbed: count('robbed'),
    unheard: count('unheard'),
    broken: count('broken'),
    named: count('named'),
    shared: count('shared'),
    leases: count('leases'),
    terms: count('terms'),
    unfinished: count('unfinished'),
    faults: count('faults'),
    chain: count('chain') === 0 ? 'valid' : 'broken',
    locks: count('locks') === 0 ? 'as recorded' : 'other than recorded',
    simulatedMinutes: Math.round(simulatedMs / 60_000),
    seconds,
    control,
    holds: findings.every((finding) => count(finding) === 0),
    problems,
  };
}
