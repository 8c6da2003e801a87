import { describe, expect, test } from 'vitest';
import { IncidentId } from '../../src/core/ids.ts';
import { statusText } from '../../src/core/texts/status.ts';
import {
  chaptersOf,
  optionLines,
  storyStanding,
  tabletopReport,
} from '../../src/core/texts/tabletop.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { ada } from './sample.ts';
import { type Scene, say } from './scene.ts';
import {
  asked,
  begun,
  choose,
  incidentOf,
  later,
  pause,
  played,
  ring,
  scenarioOf,
  stopIt,
  tableOf,
} from './tabletop-scene.ts';

const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });
const logOf = ({ log }: Scene) =>
  log.map((one, index) => ({
    ...one,
    texts: one.event.texts ?? {},
    recordedAt: one.at,
    stream: 'incident/INC-1',
    position: index + 1,
    version: index + 1,
  }));
const standing = (scene: Scene): string => storyStanding(tableOf(scene), voice);

describe('where the story of a tabletop stands', () => {
  test('is said in words at each of its moments', () => {
    const end = ring(say(played(asked(), choose('one')), later(60_000)));
    expect(standing(ring(begun()))).toMatch(/^played: the next moment of the story comes at /u);
    expect(standing(asked())).toMatch(/^played: it waits for a decision until /u);
    expect(standing(played(ring(begun()), pause))).toContain('stands still until somebody');
    expect(standing(end)).toBe('played to its end');
    const { script } = tableOf(begun());
    const last = { ...tableOf(begun()), next: script.beats.length };
    expect(storyStanding(last, voice)).toBe('played: it is about to end');
  });

  test('stands in its status, which lists every answer and what to type', () => {
    const text = statusText(incidentOf(asked()), { title: 'The queue' }, voice);
    expect(text).toMatch(/^DRILL TABLETOP\n/u);
    expect(text).toContain('This tabletop is played: it waits for a decision');
    expect(text).toContain('nothing is touched, and nobody is paged');
    expect(text).toContain('4. Call somebody. `/drill choose restart call`');
    expect(optionLines(tableOf(begun()), voice)).toEqual([]);
  });
});

describe('the chapters of a story', () => {
  test('end with each decision, and say why it was quiet', () => {
    const quiet = ring(say(played(asked(), choose('one')), later(600_000)));
    const [first = [], second = [], ...more] = chaptersOf(logOf(quiet));
    expect(more).toEqual([]);
    expect(first).toEqual([
      'DRILL TABLETOP: this happens',
      '2026-02-28 09:00 UTC: A release goes out.',
      '2026-02-28 10:00 UTC: The queue is long.',
    ]);
    expect(second).toEqual([
      'DRILL TABLETOP: this happens',
      'The story stood still for 9 min 1 s, because nothing was there to tell it. It goes on where it was.',
      '2026-02-28 10:20 UTC: All workers are restarted.',
    ]);
  });

  test('keep their place where words were erased', () => {
    const erased = logOf(ring(begun())).map((one) => ({ ...one, texts: { text: null } }));
    expect(chaptersOf(erased)[0]).toContain('2026-02-28 10:00 UTC: (erased).');
  });
});

describe('what a tabletop is called', () => {
  const playedAs = 'Something is long';
  const scene = begun({ scenario: { ...scenarioOf(), playedAs } });

  test('is what the scenario is played as, until the end says what it was', () => {
    const [declared] = scene.log;
    expect(declared?.event.texts).toEqual({ title: playedAs });
    const end = logOf(played(scene, stopIt));
    const report = tabletopReport(IncidentId.parse('INC-1'), end, voice);
    expect(report).toContain('It was "The queue fills up", https://example.org/queue.');
    expect(report).toContain('Once more: `/drill tabletop queue`');
    expect(tabletopReport(IncidentId.parse('INC-1'), logOf(scene), voice)).not.toContain('It was');
  });

  test('needs no source, and is erased with its words', () => {
    const bare = begun({ scenario: { ...scenarioOf(), source: undefined, lesson: undefined } });
    const end = logOf(played(bare, stopIt));
    const gone = end.map((one) => ({ ...one, texts: { was: null } }));
    const told = (log: typeof end | typeof gone) =>
      tabletopReport(IncidentId.parse('INC-1'), log, voice);
    expect(told(end)).toContain('It was "The queue fills up".');
    expect(told(gone)).toContain('It was "(erased)".');
    expect(told(end.slice(2))).toContain('Once more: `/drill tabletop <scenario>`');
    expect(told([])).toContain('under way');
  });

  test('is decided by whoever began it', () => {
    expect(incidentOf(scene).authority).toBe(ada);
  });
});
