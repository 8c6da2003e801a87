import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { askLine } from '../../src/core/texts/asked.ts';
import { guardrailText, guardrailWords } from '../../src/core/texts/guardrails.ts';
import { incidentName } from '../../src/core/texts/incident-name.ts';
import { statusText } from '../../src/core/texts/status.ts';
import {
  chaptersOf,
  optionLines,
  storyStanding,
  tabletopReport,
} from '../../src/core/texts/tabletop.ts';
import { eventText } from '../../src/core/texts.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { offered } from './command.ts';
import { given } from './given.ts';
import { declared } from './orders.ts';
import { ada, bo } from './sample.ts';
import { scenariosIn } from './scenario/shipped.ts';
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
const asks = (scene: Scene) => asksOf({ incident: incidentOf(scene), holders: () => [], voice });
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
  test('are told once, and never grow', () => {
    const first = chaptersOf(logOf(ring(begun())));
    const grown = chaptersOf(logOf(ring(say(played(asked(), choose('one')), later(60_000)))));
    expect(first).toHaveLength(1);
    expect(grown.slice(0, 1)).toEqual(first);
    expect(grown).toHaveLength(2);
  });

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

describe('the decision of a tabletop', () => {
  const text = (scene: Scene): string =>
    asks(scene)
      .map((one) => askLine(one, voice))
      .join('\n');

  test('is asked without an answer that is put forward', () => {
    expect(text(asked())).toContain('What now? `/drill choose restart <option>`');
    expect(text(asked())).not.toContain('choose restart all');
  });

  test('is handed over by the name of its story', () => {
    expect(text(say(asked(), offered(bo)))).toContain(
      'hands the decision of INC-1 (The queue fills up) over to',
    );
    const { incident: ofCheckout } = given(declared());
    expect(incidentName(ofCheckout)).toBe('INC-1 (checkout@prod)');
    expect(incidentName({ ...ofCheckout, targets: [] })).toBe('INC-1');
  });

  test('that goes past guardrails says what they are', () => {
    const chosen = logOf(played(asked(), choose('all'))).findLast(
      ({ event }) => event.type === 'TabletopChosen',
    );
    if (chosen === undefined) throw new Error('It was chosen');
    expect(eventText(chosen, voice)).toContain(
      'That goes past 2 guardrails: no part is left behind on another version (S2); one strategy at a time (S5).',
    );
    expect(guardrailText('S99')).toBe('S99');
  });

  test('has words for every guardrail that comes with the product, and the page lists them', () => {
    const page = readFileSync('docs/tabletop.md', 'utf8');
    for (const [code, words] of Object.entries(guardrailWords)) {
      expect(page).toContain(`| ${code} | ${words} |`);
    }
    const codes = readdirSync('scenarios')
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => scenariosIn(`scenarios/${name}`))
      .flatMap(({ decisions }) => decisions.flatMap(({ options }) => options))
      .flatMap(({ breaks }) => breaks);
    expect(codes.filter((code) => guardrailText(code) === code)).toEqual([]);
  });
});

describe('a tabletop that was stopped', () => {
  const told = (scene: Scene) => tabletopReport(IncidentId.parse('INC-1'), logOf(scene), voice);

  test('before its first decision has no score, and keeps what it was to itself', () => {
    const report = told(played(asked(), stopIt));
    expect(report).toContain('It was stopped before the first decision, so there is no score.');
    expect(report).not.toMatch(/was kept\.|fills up|Lesson/u);
    expect(report).toContain('Once more: `/drill tabletop queue`');
  });

  test('after one says how it went', () => {
    const report = told(played(asked(), choose('one'), stopIt));
    expect(report).toContain('1 of 1 decision was taken; it was stopped before its end.');
    expect(report).toContain('Lesson: Restart one first.');
  });
});

describe('what a tabletop is called', () => {
  const playedAs = 'Something is long';
  const scene = begun({ scenario: { ...scenarioOf(), playedAs } });

  test('is what the scenario is played as, until the end says what it was', () => {
    const [declared] = scene.log;
    expect(declared?.event.texts).toEqual({ title: playedAs });
    const end = logOf(played(ring(say(ring(scene), later(60_000))), choose('one'), stopIt));
    const report = tabletopReport(IncidentId.parse('INC-1'), end, voice);
    expect(report).toContain('It was "The queue fills up", https://example.org/queue.');
    expect(report).toContain('Once more: `/drill tabletop queue`');
    expect(tabletopReport(IncidentId.parse('INC-1'), logOf(scene), voice)).not.toContain('It was');
  });

  test('needs no source, and is erased with its words', () => {
    const bare = begun({ scenario: { ...scenarioOf(), source: undefined, lesson: undefined } });
    const end = logOf(played(ring(say(ring(bare), later(60_000))), choose('one'), stopIt));
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
