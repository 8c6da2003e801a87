import { type Instant, millis } from '../ids.ts';
import { type Spread, spreadOf } from './measure.ts';
import type { Row } from './row.ts';

/** Milliseconds between two moments; undefined where one is unknown, or they stand the other way round. */
export function span(from: Instant | undefined, to: Instant | undefined): number | undefined {
  if (from === undefined || to === undefined || to < from) return undefined;
  return millis(to) - millis(from);
}

type Of = (row: Pick<Row, 'moments'>) => number | undefined;

/** TTD = tD − t0, milliseconds (record.md). */
const timeToDetect: Of = ({ moments }) => span(moments.impactStart, moments.detected);
/** TTA = tA − tD, milliseconds (record.md). */
const timeToAcknowledge: Of = ({ moments }) => span(moments.detected, moments.acknowledged);
/** Decision latency = tX − tQ, milliseconds (record.md). */
const decisionLatency: Of = ({ moments }) => span(moments.decisionRequested, moments.decided);
/** Time to decide from the detection = tX − tD, milliseconds (record.md). */
const timeToDecide: Of = ({ moments }) => span(moments.detected, moments.decided);
/** Execution time = tM − tS, milliseconds (record.md). */
const executionTime: Of = ({ moments }) => span(moments.firstStep, moments.mitigated);
/** TTM = tM − t0, milliseconds (record.md). */
const timeToMitigate: Of = ({ moments }) => span(moments.impactStart, moments.mitigated);
/** tM − tD, milliseconds: as TTM, where nobody knows when the impact began. */
const detectedToMitigated: Of = ({ moments }) => span(moments.detected, moments.mitigated);
/** Time to validated = tV − tS, milliseconds (record.md). */
const timeToValidated: Of = ({ moments }) => span(moments.firstStep, moments.recovered);
/** Validation gap = tV − tM, milliseconds (record.md). */
const validationGap: Of = ({ moments }) => span(moments.mitigated, moments.recovered);
/** TTR = tV − t0, milliseconds (record.md). */
const timeToRecover: Of = ({ moments }) => span(moments.impactStart, moments.recovered);
/** tV − tD, milliseconds: as TTR, where nobody knows when the impact began. */
export const detectedToRecovered: Of = ({ moments }) => span(moments.detected, moments.recovered);

/** All of them, in the order in which an incident goes. */
export const times = [
  { name: 'time-to-detect', title: 'Time to detect', formula: 'tD - t0', of: timeToDetect },
  {
    name: 'time-to-acknowledge',
    title: 'Time to acknowledge',
    formula: 'tA - tD',
    of: timeToAcknowledge,
  },
  { name: 'decision-latency', title: 'Decision latency', formula: 'tX - tQ', of: decisionLatency },
  { name: 'time-to-decide', title: 'Time to decide', formula: 'tX - tD', of: timeToDecide },
  { name: 'execution-time', title: 'Execution time', formula: 'tM - tS', of: executionTime },
  { name: 'time-to-mitigate', title: 'Time to mitigate', formula: 'tM - t0', of: timeToMitigate },
  {
    name: 'detected-to-mitigated',
    title: 'Detected to mitigated',
    formula: 'tM - tD',
    of: detectedToMitigated,
  },
  {
    name: 'time-to-validated',
    title: 'Time to validated',
    formula: 'tV - tS',
    of: timeToValidated,
  },
  { name: 'validation-gap', title: 'Validation gap', formula: 'tV - tM', of: validationGap },
  { name: 'time-to-recover', title: 'Time to recover', formula: 'tV - t0', of: timeToRecover },
  {
    name: 'detected-to-recovered',
    title: 'Detected to recovered',
    formula: 'tV - tD',
    of: detectedToRecovered,
  },
] as const;

export type TimeFigure = Spread & Pick<(typeof times)[number], 'name' | 'title' | 'formula'>;

/** How each time is spread. An incident that nobody took up had nothing to decide, and is in none of them. */
export function timeFigures(rows: readonly Row[]): readonly TimeFigure[] {
  const taken = rows.filter(({ outcome }) => outcome !== 'not-taken-up');
  return times.map(({ name, title, formula, of }) => ({
    name,
    title,
    formula,
    ...spreadOf(taken.map(of)),
  }));
}
