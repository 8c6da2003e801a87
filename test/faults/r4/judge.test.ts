import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../src/core/envelope.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Effect } from '../r1/effects.ts';
import { orphans, robbed, stale, unheard } from './outside.ts';
import { namedTwice, shared } from './record.ts';
import { targetOf } from './rules.ts';
import type { Story } from './story.ts';
import type { Act } from './targets.ts';

const alpha = targetOf('alpha');
const start = Date.parse('2026-03-01T10:00:00.000Z');
const at = (ms: number): string => new Date(start + ms).toISOString();

const event = (type: string, ms: number, codes: JsonObject = {}, incident = 1): Envelope => ({
  type,
  codes,
  stream: `incident/INC-${incident}`,
  version: 1,
  position: ms,
  schema: 1,
  at: at(ms),
  recordedAt: at(ms),
  actor: 'p_first',
  via: 'http',
  correlation: 'INC-1',
  mode: 'live',
  targets: [alpha],
  texts: {},
  previous: '',
  hash: '',
});

const activated = (epoch: number, ms: number) =>
  event('StrategyActivated', ms, { epoch, targets: [alpha] });

const acted = (ms: number, epoch = 1): Effect => ({
  note: 'end',
  step: 'RB-1/slow-0',
  epoch,
  key: '',
  registry: '',
  pid: 0,
  at: start + ms,
});

const act = (more: Partial<Act> = {}): Act => ({
  step: 'RB-1/slow-0',
  epoch: 1,
  host: 'a',
  isChild: true,
  state: 'ended',
  from: 100,
  told: undefined,
  over: 9_000,
  hear: Promise.withResolvers(),
  life: { name: 'a/1/bot', state: 'runs', stops: [], ills: [], missed: [] },
  ...more,
});

const story = (events: readonly Envelope[], more: Partial<Story> = {}): Story => ({
  events,
  effects: [],
  acts: [],
  startedAt: at(0),
  wasIll: () => false,
  ...more,
});

const ofStep = { plan: 'RB-1', step: 'slow-0' };
const made = event('PlanMade', 0, { plan: 'RB-1' });

describe('what acts for a strategy', () => {
  const both = [activated(1, 0), activated(2, 500)];
  const over = (override: boolean) => event('SwitchOrdered', 400, { epoch: 2, override });

  test('is stale once the next one is active, unless somebody overrode that by name', () => {
    const effects = [acted(600)];
    expect(stale(story(both, { effects }))).toHaveLength(1);
    expect(stale(story([...both, over(false)], { effects }))).toHaveLength(1);
    expect(stale(story([...both, over(true)], { effects }))).toEqual([]);
    expect(stale(story(both, { effects: [acted(400), acted(600, 2)] }))).toEqual([]);
  });
});

describe('a program of a step', () => {
  const ended = event('StepFailed', 5_000, ofStep);

  test('that still acts when its step has ended is an orphan, unless that was said', () => {
    expect(orphans(story([ended], { acts: [act()] }))).toHaveLength(1);
    expect(orphans(story([ended], { acts: [act({ over: 4_000 })] }))).toEqual([]);
    expect(orphans(story([ended], { acts: [act({ isChild: false })] }))).toEqual([]);
    const said = event('StepUnknown', 5_000, { ...ofStep, mayStillRun: true });
    expect(orphans(story([said], { acts: [act()] }))).toEqual([]);
  });

  test('is not given up while its process is well', () => {
    const gone = event('StepUnknown', 5_000, { ...ofStep, owner: 'a/1/bot', mayStillRun: true });
    expect(robbed(story([gone], { acts: [act()] }))).toHaveLength(1);
    expect(robbed(story([gone], { acts: [act()], wasIll: () => true }))).toEqual([]);
  });

  test('is told that its run stops', () => {
    const stopping = [made, event('RunStopping', 1_000)];
    expect(unheard(story(stopping, { acts: [act()] }))).toHaveLength(1);
    expect(unheard(story(stopping, { acts: [act({ told: 1_200 })] }))).toEqual([]);
    expect(unheard(story(stopping, { acts: [act({ step: 'RB-1/quick-tidy' })] }))).toEqual([]);
  });
});

describe('a record', () => {
  test('gives no name twice', () => {
    expect(namedTwice(story([made, activated(1, 5)]))).toEqual([]);
    expect(namedTwice(story([made, made]))).toEqual(['RB-1 was given twice']);
  });

  test('has a target under one open incident', () => {
    const [first, second] = [event('IncidentDeclared', 1), event('IncidentDeclared', 9, {}, 2)];
    expect(shared(story([first, event('IncidentClosed', 5), second]))).toEqual([]);
    expect(shared(story([first, second]))).toHaveLength(1);
  });
});
