import { instant, millis } from '../../src/core/ids.ts';
import type { Part, Picture, Row, Tone } from '../../src/core/picture/picture.ts';
import { tones } from '../../src/core/picture/picture.ts';
import { checkout } from '../core/sample.ts';

const start = millis('2026-03-01T22:00:00.000Z');
const hourMs = 3_600_000;

const at = (ms: number): string => instant(start + ms);

export const partOf = (from: number, to: number, tone: Tone, word: string): Part => ({
  from: at(from),
  to: at(to),
  tone,
  word,
});

const words: Readonly<Record<Tone, string>> = {
  work: 'running',
  good: 'done',
  bad: 'failed',
  unclear: 'nobody knows',
  wait: 'waits for support',
  rest: 'did not run',
};

/** So many rows whose parts run through all tones. */
export const rowsOf = (many: number, what: string, spanMs: number): readonly Row[] =>
  Array.from({ length: many }, (_, index) => {
    const tone = tones[index % tones.length] ?? 'good';
    const from = (spanMs * index) / many;
    return {
      name: `${index + 1}. ${what} ${index + 1}`,
      says: words[tone],
      parts: [partOf(from, from + spanMs / many, tone, words[tone])],
    };
  });

/** A picture in which everything occurs that one may hold, over so many milliseconds. */
export function sampleOf(spanMs: number, more: Partial<Picture> = {}): Picture {
  return {
    incident: 'INC-7',
    title: 'Zahlungen schlagen fehl: Überweisungen, Πληρωμές, Платежи',
    mode: 'live',
    severity: 'sev1',
    targets: [checkout],
    rung: 'closed: recovered',
    span: { from: at(0), to: at(spanMs), isOver: true, later: 0 },
    quiet: [],
    rungs: [
      partOf(0, spanMs * 0.1, 'rest', 'declared'),
      partOf(spanMs * 0.1, spanMs * 0.3, 'wait', 'deciding'),
      partOf(spanMs * 0.3, spanMs * 0.8, 'work', 'acting'),
      partOf(spanMs * 0.8, spanMs, 'good', 'recovered'),
    ],
    strategies: rowsOf(2, 'Epoch', spanMs),
    steps: rowsOf(10, 'Put the older release on checkout', spanMs),
    checks: rowsOf(5, 'Criterion purchases', spanMs),
    marks: Array.from({ length: 14 }, (_, index) => ({
      number: index + 1,
      at: at((spanMs * index) / 40),
      entry: `E${index + 1}`,
      text: `Ada: Go: rollback of checkout@prod to release ${index}, which is a sentence so long that it needs a second line and even more than that to be told in full`,
    })),
    changes: [{ name: 'purchases', before: '71 %', after: '99 %' }],
    entries: 87,
    ...more,
  };
}

/** Half an hour of work in the evening, and as much in the morning. */
export function night(): Picture {
  const evening = sampleOf(hourMs / 2);
  const end = 9 * hourMs;
  const later = partOf(hourMs / 2, end, 'wait', 'waits for support');
  const last = { name: '11. Tell the customers', says: 'done after 8 h 30 min', parts: [later] };
  return {
    ...evening,
    span: { from: at(0), to: at(end), isOver: true, later: 0 },
    quiet: [{ from: at(hourMs * 0.55), to: at(hourMs * 8.5) }],
    mode: 'drill',
    steps: [...evening.steps, last],
  };
}
