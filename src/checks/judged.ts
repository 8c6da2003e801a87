import type { Measurement, Reading } from '../app/ports/kinds.ts';
import { type Comparison, holds } from '../lib/compare.ts';
import type { Json } from '../lib/json.ts';
import { inconclusive } from './check-kind.ts';

/**
 * What a figure that was read says under its comparison. Nothing read (missing, null) and what cannot be
 * compared is inconclusive: no data never means bad and never means good.
 */
export function judged(name: string, actual: Json | undefined, wanted: Comparison): Measurement {
  const facts = { name, actual: actual ?? null, op: wanted.op, value: wanted.value };
  if (actual === undefined || actual === null) {
    if (wanted.value !== null) return inconclusive(`${name}: no value`, facts);
  }
  const answer = holds(actual ?? null, wanted);
  const reading = readingOf(actual, wanted);
  const known = reading === undefined ? {} : { figure: reading };
  const read = `${name}: ${figure(actual, wanted)}`;
  if (answer === undefined) {
    return inconclusive(`${read} cannot be compared (${wanted.op} ${say(wanted.value)})`, facts);
  }
  return answer
    ? { verdict: 'pass', summary: read, facts, ...known }
    : {
        verdict: 'fail',
        summary: `${read}, wanted ${wanted.op} ${say(wanted.value)}`,
        facts,
        ...known,
      };
}

/** The number that was compared: where one value alone is right, how far off it is. `!=` says nothing of better or worse. */
function readingOf(actual: Json | undefined, { op, value }: Comparison): Reading | undefined {
  if (typeof actual !== 'number' || typeof value !== 'number' || op === '!=') return undefined;
  if (op === '==') return { value: Math.abs(actual - value), unit: 'number', better: 'lower' };
  const unit = value > 0 && value < 1 ? 'share' : 'number';
  return { value: actual, unit, better: op === '>' || op === '>=' ? 'higher' : 'lower' };
}

const digits = 4;

/** A long fraction is read in four digits, unless those would say otherwise than the figure itself: 0.98999 is not 0.99. */
function figure(actual: Json | undefined, wanted: Comparison): string {
  if (typeof actual !== 'number' || Number.isInteger(actual)) return say(actual);
  const short = Number(actual.toPrecision(digits));
  return say(holds(short, wanted) === holds(actual, wanted) ? short : actual);
}

const say = (value: Json | undefined): string => JSON.stringify(value ?? null).slice(0, 200);
