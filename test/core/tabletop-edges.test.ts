import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/core/events.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { scoreTabletop } from '../../src/core/tabletop/score.ts';
import { scriptOf } from '../../src/core/tabletop/script.ts';
import { tabletopTerms } from '../../src/core/tabletop/terms.ts';
import { tabletopReport, tabletopScoreLines } from '../../src/core/texts/tabletop.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { logOf } from './account/log.ts';
import { given } from './given.ts';
import { declared } from './orders.ts';
import { ada } from './sample.ts';
import { scenariosIn } from './scenario/shipped.ts';
import {
  asked,
  begun,
  choose,
  incidentOf,
  played,
  ring,
  scenarioOf,
  stopIt,
  tableOf,
} from './tabletop-scene.ts';

const at = '2026-03-01T10:30:00.000Z';
const after = (incident: Incident, event: Event): Incident =>
  evolve(incident, { event, at, mode: incident.mode, actor: ada, via: 'http' });
const paused = { type: 'TabletopPaused', by: ada } as const;
const lapsed = { type: 'TabletopLapsed', point: 'restart' } as const;

describe('an event of a tabletop', () => {
  test('says nothing in an incident that is none', () => {
    const { incident } = given(declared());
    expect(after(incident, paused).tabletop).toBeUndefined();
  });

  test('answers nothing where nothing is asked', () => {
    const incident = incidentOf(ring(begun()));
    expect(after(incident, lapsed).tabletop).toEqual(incident.tabletop);
  });

  test('leaves nothing to wait for where a story is paused that stood still', () => {
    expect(after(incidentOf(asked()), paused)).toMatchObject({
      tabletop: { scene: { status: 'paused', leftMs: 0 } },
    });
  });
});

describe('a decision that is asked for', () => {
  test('waits until its own end', () => {
    const scene = asked();
    const { scene: now, next } = tableOf(scene);
    expect(tabletopTerms(incidentOf(scene))).toEqual([
      {
        key: 'tabletop/INC-1',
        at: now.status === 'asked' ? now.until : undefined,
        order: { kind: 'tabletopDue', next },
      },
    ]);
  });
});

describe('a scenario of which all only led to the incident', () => {
  test('is played at its own distances', () => {
    const scenario = scenarioOf();
    const entries = scenario.entries.map((entry) => ({ ...entry, phase: 'pre' as const }));
    const [first, second] = scriptOf({ ...scenario, entries }).beats;
    expect((second?.afterMs ?? 0) - (first?.afterMs ?? 0)).toBe(3_600_000);
  });
});

describe('the score of several decisions', () => {
  const { beats } = scriptOf(scenarioOf());
  const made = (seconds: number, option: string) => ({
    point: 'restart',
    askedAt: '2026-03-01T10:00:00.000Z',
    at: `2026-03-01T10:00:${seconds}.000Z`,
    option,
  });

  test('has the time in the middle, and the slowest', () => {
    const choices = [made(40, 'one'), made(10, 'all'), made(30, 'elsewhere')];
    expect(scoreTabletop({ beats }, choices, { isGlassBroken: false })).toMatchObject({
      decided: 3,
      medianMs: 30_000,
      slowestMs: 40_000,
      atOnce: 1,
      broken: ['S2'],
      asReally: 1,
    });
  });

  test('is told against the time of the last one', () => {
    const score = scoreTabletop({ beats }, [made(40, 'one')], { isGlassBroken: false });
    const before = { ...score, medianMs: 20_000 };
    const lines = (last: typeof score) =>
      tabletopScoreLines({
        why: 'played',
        score,
        last: { incident: IncidentId.parse('INC-1'), score: last },
      }).join(' ');
    expect(lines(before)).toContain('40 s in the middle, last time 20 s');
    const { medianMs: _none, ...nothing } = score;
    expect(lines(nothing)).toContain('40 s in the middle; the slowest');
    expect(lines({ ...score, authorityKept: false })).toContain('the authority not kept');
  });

  test('names what was not kept beside several strategies at once, and no time where nothing was decided', () => {
    const score = scoreTabletop({ beats }, [], { isGlassBroken: false });
    const lines = tabletopScoreLines({ why: 'played', score: { ...score, atOnce: 1 } }).join(' ');
    expect(lines).toContain('Every other guardrail was kept.');
    expect(lines).not.toContain('Time to decide');
    const twice = { ...score, broken: ['S2', 'S2'] };
    expect(tabletopScoreLines({ why: 'played', score: twice }).join(' ')).toMatch(/, 2 times\./u);
    expect(tabletopScoreLines({ why: 'played', score }).join(' ')).toContain(
      'Every guardrail was kept.',
    );
  });
});

describe('a tabletop of which the texts were erased', () => {
  test('is told without them', () => {
    const log = logOf(played(asked(), choose('one'), stopIt)).map((one) => ({
      ...one,
      texts: Object.fromEntries(Object.keys(one.texts).map((name) => [name, null])),
    }));
    const report = tabletopReport(IncidentId.parse('INC-1'), log, voiceAt({ at }));
    expect(report).toContain('Lesson: (erased).');
    expect(report).toContain('On the day itself: (erased).');
  });
});

describe('what nobody could know then', () => {
  const knight = scenariosIn('scenarios/knight-capital-2012-08-01.yaml')[0];
  if (knight === undefined) throw new Error('It comes with the product');
  const script = scriptOf(knight);
  const told = script.beats.flatMap((beat) => (beat.do === 'tell' ? [beat] : []));

  test('is told when all has been decided, and what could be known in its place before', () => {
    const lastAsk = script.beats.findLastIndex((beat) => beat.do === 'ask');
    const before = JSON.stringify(
      script.beats.slice(0, lastAsk + 1).map((beat) => ('text' in beat ? beat.text : '')),
    );
    expect(before).not.toMatch(/Power Peg code|eighth|all eight/u);
    expect(before).toContain('Market opens');
    expect(told.filter(({ later }) => later).map(({ text }) => text.slice(0, 20))).toEqual([
      'Staged manual deploy',
      'Market opens; the re',
      'Attempted rollback: ',
    ]);
    expect(script.beats.at(-1)).toMatchObject({ later: true });
  });
});
