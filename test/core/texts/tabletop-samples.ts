import type { EventMap } from '../../../src/core/events.ts';
import { IncidentId, LocalId, Target } from '../../../src/core/ids.ts';
import { ada } from '../sample.ts';

const because = {
  rule: 'declarer may tabletopStart',
  person: ada,
  role: 'declarer',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const id = (name: string) => LocalId.parse(name);
const at = '2026-02-28T10:00:00.000Z';
const script = {
  scenario: 'queue',
  digest: 'sha256:1',
  title: 'The queue fills up',
  beats: [
    { do: 'tell' as const, afterMs: 0, at, kind: 'detect' as const, text: 'The queue is long' },
    {
      do: 'ask' as const,
      afterMs: 600_000,
      at: '2026-02-28T10:10:00.000Z',
      point: id('restart'),
      ask: 'What now?',
      options: [
        {
          id: id('all'),
          text: 'Restart all workers',
          strategy: 'restart' as const,
          breaks: ['S5'],
        },
        { id: id('one'), text: 'Restart one', breaks: [] },
      ],
      really: id('all'),
      why: 'It was full again.',
    },
  ],
};
const score = {
  points: 2,
  decided: 1,
  lapsed: 1,
  medianMs: 30_000,
  slowestMs: 30_000,
  authorityKept: false,
  atOnce: 1,
  broken: ['S2'],
  asReally: 1,
};
const kept = {
  points: 1,
  decided: 0,
  lapsed: 0,
  authorityKept: true,
  atOnce: 0,
  broken: [],
  asReally: 0,
};
const last = (of: typeof score | typeof kept) => ({
  incident: IncidentId.parse('INC-1'),
  score: of,
});
const really = { really: 'Restart all workers', why: 'It was full again.' };

type Types =
  | 'TabletopBegan'
  | 'TabletopCaughtUp'
  | 'TabletopTold'
  | 'TabletopAsked'
  | 'TabletopChosen'
  | 'TabletopLapsed'
  | 'TabletopPaused'
  | 'TabletopWentOn'
  | 'TabletopEnded';

/** The events of a tabletop. */
export const tabletopSamples: { readonly [T in Types]: readonly EventMap[T][] } = {
  TabletopBegan: [
    { type: 'TabletopBegan', script, speed: 1, because },
    {
      type: 'TabletopBegan',
      script: { ...script, source: 'https://example.org/queue', lesson: 'Restart one first.' },
      speed: 10,
      people: Target.parse('checkout@prod'),
      last: last(score),
      because,
    },
  ],
  TabletopCaughtUp: [{ type: 'TabletopCaughtUp', lateMs: 720_000 }],
  TabletopTold: [
    {
      type: 'TabletopTold',
      beat: 0,
      kind: 'detect',
      happened: at,
      texts: { text: 'The queue is long' },
    },
    { type: 'TabletopTold', beat: 0, kind: 'detect', happened: at },
    {
      type: 'TabletopTold',
      beat: 0,
      kind: 'detect',
      happened: at,
      later: true,
      texts: { text: 'One server was missed' },
    },
  ],
  TabletopAsked: [
    {
      type: 'TabletopAsked',
      beat: 1,
      point: id('restart'),
      until: '2026-03-01T10:10:00.000Z',
      texts: { ask: 'What now?' },
    },
    { type: 'TabletopAsked', beat: 1, point: id('restart'), until: '2026-03-01T10:10:00.000Z' },
  ],
  TabletopChosen: [
    {
      type: 'TabletopChosen',
      point: id('restart'),
      option: id('all'),
      by: ada,
      tookMs: 30_000,
      breaks: ['S5'],
      because,
      texts: { option: 'Restart all workers', ...really },
    },
    {
      type: 'TabletopChosen',
      point: id('restart'),
      option: id('one'),
      by: ada,
      tookMs: 30_000,
      breaks: [],
      because,
    },
  ],
  TabletopLapsed: [{ type: 'TabletopLapsed', point: id('restart'), texts: really }],
  TabletopPaused: [{ type: 'TabletopPaused', by: ada }],
  TabletopWentOn: [
    { type: 'TabletopWentOn', by: ada, after: 'pause' },
    { type: 'TabletopWentOn', by: ada, after: 'wait' },
  ],
  TabletopEnded: [
    {
      type: 'TabletopEnded',
      why: 'played',
      score,
      last: last(kept),
      texts: {
        was: 'The queue fills up',
        source: 'https://example.org/queue',
        lesson: 'Restart one first.',
      },
    },
    { type: 'TabletopEnded', why: 'stopped', score: kept, last: last(score) },
    { type: 'TabletopEnded', why: 'stopped', score: { ...score, lapsed: 0 }, last: last(kept) },
    { type: 'TabletopEnded', why: 'played', score },
  ],
};
