import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../src/core/envelope.ts';
import { Target } from '../../../src/core/ids.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Effect } from './effects.ts';
import { judge, type Remains } from './judge.ts';

const alpha = Target.parse('alpha@prod');
const at = (ms: number): string => new Date(ms).toISOString();

function event(version: number, type: string, ms: number, codes: JsonObject): Envelope {
  return {
    stream: 'incident/INC-1',
    version,
    position: version,
    type,
    schema: 1,
    at: at(ms),
    recordedAt: at(ms),
    actor: 'p_1',
    via: type.startsWith('Step') ? 'timer' : 'http',
    correlation: 'INC-1',
    mode: 'live',
    targets: [alpha],
    codes,
    texts: {},
    previous: '',
    hash: '',
  };
}

const effect = (step: string, note: Effect['note'], ms: number, epoch = 1): Effect => ({
  note,
  step: `RB-1/${step}`,
  epoch,
  key: `reg/RB-1/${step}`,
  registry: 'reg',
  pid: 1,
  at: ms,
});

const activated = (version: number, epoch: number, ms: number): Envelope =>
  event(version, 'StrategyActivated', ms, { epoch, targets: [alpha] });
const about = (step: string): JsonObject => ({ plan: 'RB-1', step, epoch: 1, attempt: 1 });
const step = (version: number, type: string, ms: number, name: string) =>
  event(version, type, ms, about(name));
const notDone = (version: number, ms: number, name: string) =>
  event(version, 'StepSettled', ms, { ...about(name), outcome: 'not-done' });
const told = (version: number, type: string, key = `k${version}`) => ({
  key,
  by: 'first',
  answer: {
    accepted: true as const,
    events: [{ stream: 'incident/INC-1', version, type }],
    say: '',
  },
});

const clean: Remains = {
  registry: 'reg',
  events: [
    activated(1, 1, 100),
    step(2, 'StepStarted', 200, 'quick-0'),
    step(3, 'StepFinished', 300, 'quick-0'),
  ],
  acknowledged: [told(1, 'StrategyActivated')],
  effects: [effect('quick-0', 'begin', 210), effect('quick-0', 'end', 220)],
};
const none = { lost: [], doubled: [], twice: [], stale: [], unrecorded: [], invented: [] };
const counts = (remains: Remains) =>
  Object.fromEntries(
    Object.entries(judge(remains)).flatMap(([name, found]) =>
      found.length > 0 ? [[name, found.length]] : [],
    ),
  );

describe('a record that agrees with the world', () => {
  test('is found to be without fault', () => {
    expect(judge(clean)).toEqual(none);
  });
});

describe('an answer that nothing in the record stands behind', () => {
  test('is lost when the event is missing', () => {
    const acknowledged = [...clean.acknowledged, told(4, 'RunPaused')];
    expect(counts({ ...clean, acknowledged })).toEqual({ lost: 1 });
  });

  test('is lost when another event stands in its place', () => {
    const acknowledged = [...clean.acknowledged, told(2, 'RunPaused')];
    expect(counts({ ...clean, acknowledged })).toEqual({ lost: 1 });
  });
});

describe('a decision in the record that no answer accounts for', () => {
  test('was carried out twice, or for nobody', () => {
    const events = [...clean.events, event(4, 'RunPaused', 400, { plan: 'RB-1' })];
    expect(counts({ ...clean, events })).toEqual({ doubled: 1 });
  });
});

describe('a step that begins again', () => {
  const again = [...clean.effects, effect('quick-0', 'begin', 500)];
  const restarted = step(4, 'StepStarted', 490, 'quick-0');

  test('has acted twice when nobody ordered it', () => {
    const events = [...clean.events, restarted];
    expect(counts({ ...clean, events, effects: again })).toEqual({ twice: 1 });
  });

  test('may, once a person said in between that it was not done', () => {
    const settled = notDone(5, 400, 'quick-0');
    expect(
      judge({ ...clean, events: [...clean.events, restarted, settled], effects: again }),
    ).toEqual(none);
  });

  test('may not, when the person spoke before it began the first time', () => {
    const settled = notDone(5, 150, 'quick-0');
    const events = [...clean.events, restarted, settled];
    expect(counts({ ...clean, events, effects: again })).toEqual({ twice: 1 });
  });

  test('may not, when the policy and no person let it', () => {
    const events = [...clean.events, restarted, step(5, 'StepRetried', 400, 'quick-0')];
    expect(counts({ ...clean, events, effects: again })).toEqual({ twice: 1 });
  });

  test('may, when its playbook calls that harmless', () => {
    const steady = [effect('steady-0', 'begin', 210), effect('steady-0', 'begin', 310)];
    const starts = [200, 300].map((ms, index) => step(4 + index, 'StepStarted', ms, 'steady-0'));
    const events = [...clean.events, ...starts];
    expect(judge({ ...clean, events, effects: [...clean.effects, ...steady] })).toEqual(none);
  });
});

describe('an effect under a strategy that was replaced', () => {
  const events = [...clean.events, activated(4, 2, 400)];
  const acknowledged = [...clean.acknowledged, told(4, 'StrategyActivated')];

  test('is stale, a child of the step included', () => {
    const effects = [...clean.effects, effect('quick-0', 'child', 401)];
    expect(counts({ ...clean, events, acknowledged, effects })).toEqual({ stale: 1 });
  });

  test('is not, when it came before', () => {
    const effects = [...clean.effects, effect('quick-0', 'child', 399)];
    expect(judge({ ...clean, events, acknowledged, effects })).toEqual(none);
  });
});

describe('an effect and a record that know nothing of each other', () => {
  test('an effect that was never started on record is unrecorded', () => {
    const effects = [...clean.effects, effect('slow-1', 'begin', 210)];
    expect(counts({ ...clean, effects })).toEqual({ unrecorded: 1 });
  });

  test('an effect with the key of another step is unrecorded', () => {
    const [first, ...rest] = clean.effects;
    const effects = [...(first ? [{ ...first, key: 'reg/RB-1/other' }] : []), ...rest];
    expect(counts({ ...clean, effects })).toEqual({ unrecorded: 1 });
  });

  test('a step that is finished on record alone is invented', () => {
    expect(counts({ ...clean, effects: [] })).toEqual({ invented: 1 });
  });
});
