import type { Findings, Remains } from './judge.ts';
import type { Way } from './scene.ts';

/** What one fault came to. The counts must be zero, from `lost` on. */
export type Row = {
  readonly fault: string;
  readonly way: Way;
  readonly ordered: number;
  readonly delivered: number;
  readonly lines: number;
  readonly lives: number;
  readonly lost: number;
  readonly twice: number;
  readonly unanswered: number;
  readonly missing: number;
  readonly doubled: number;
  readonly disordered: number;
  readonly crashed: number;
  readonly untold: number;
  readonly seconds: number;
  readonly holds: boolean;
  readonly problems: readonly string[];
};

export type Report = {
  readonly id: 'R3';
  readonly seed: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly twice: number;
  readonly missing: number;
  readonly doubled: number;
  readonly crashed: number;
  readonly chain: 'valid' | 'broken';
  readonly seconds: number;
  readonly holds: boolean;
  readonly faults: readonly Row[];
};

const toldProblems = 10;

/** Counts what was found under one fault. */
export function rowOf(
  { fault, way, ms }: { readonly fault: string; readonly way: Way; readonly ms: number },
  { given, lines, lives }: Remains,
  findings: Findings,
): Row {
  const problems = Object.values(findings).flat();
  return {
    fault,
    way,
    ordered: given.length,
    delivered: given.filter(({ delivered }) => delivered).length,
    lines: lines.length,
    lives: lives.length,
    lost: findings.lost.length,
    twice: findings.twice.length,
    unanswered: findings.unanswered.length,
    missing: findings.missing.length,
    doubled: findings.doubled.length,
    disordered: findings.disordered.length,
    crashed: findings.crashed.length,
    untold: findings.untold.length,
    seconds: Math.round(ms / 100) / 10,
    holds: problems.length === 0,
    problems: problems.slice(0, toldProblems),
  };
}

/** All rows together. */
export function reportOf(seed: number, faults: readonly Row[], ms: number): Report {
  const sum = (of: (row: Row) => number): number => faults.reduce((all, row) => all + of(row), 0);
  const isBroken = faults.some(({ problems }) => problems.includes('the chain does not verify'));
  return {
    id: 'R3',
    seed,
    acknowledged: sum(({ delivered }) => delivered),
    lost: sum(({ lost }) => lost),
    twice: sum(({ twice }) => twice),
    missing: sum(({ missing }) => missing),
    doubled: sum(({ doubled }) => doubled),
    crashed: sum(({ crashed }) => crashed),
    chain: isBroken ? 'broken' : 'valid',
    seconds: Math.round(ms / 100) / 10,
    holds: faults.length > 0 && faults.every(({ holds }) => holds),
    faults,
  };
}

const columns = [
  'ordered',
  'delivered',
  'lines',
  'lives',
  'lost',
  'twice',
  'unanswered',
  'missing',
  'doubled',
  'disordered',
  'crashed',
  'untold',
  'seconds',
] as const;

/** The rows as a table of fixed width, with the problems of those that do not hold below it. */
export function tableOf({ faults }: Report): readonly string[] {
  const widest = Math.max(...faults.map(({ fault }) => fault.length), 'fault'.length);
  const head = ['fault'.padEnd(widest), 'over  ', ...columns, 'verdict'].join('  ');
  return [
    head,
    ...faults.map((row) =>
      [
        row.fault.padEnd(widest),
        row.way.padEnd(6),
        ...columns.map((name) => String(row[name]).padStart(name.length)),
        row.holds ? 'holds' : 'BROKEN',
      ].join('  '),
    ),
    ...faults.flatMap(({ fault, way, problems }) =>
      problems.map((problem) => `${fault} over ${way}: ${problem}`),
    ),
  ];
}
