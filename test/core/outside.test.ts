import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { currentRun, type Incident } from '../../src/core/incident/incident.ts';
import { statusText } from '../../src/core/texts/status.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { given } from './given.ts';
import { close, declared, resume, running, stop } from './orders.ts';
import { changed, judge } from './outside.ts';
import { claimed, done, finished } from './reports.ts';
import { ada, planOf, pricing, rb, step } from './sample.ts';

const two = planOf({
  to: { version: '1', digest: 'sha256:1' },
  steps: [
    step('drain', { with: { service: 'checkout', flag: 'new-cart' } }),
    step('back', { needs: ['drain'], rest: true }),
    step('tell', { needs: ['back'] }),
  ],
});

const asked = (incident: Incident) =>
  asksOf({ incident, holders: () => [], voice: voiceAt({ at: incident.updatedAt }) }).find(
    ({ key }) => key.startsWith('outside/'),
  );

describe('a change that touches the plan', () => {
  test('is put before the authority, who may be paged', () => {
    const { incident } = given(running(two), claimed('drain'))
      .whenReported(changed())
      .thenRecords('OutsideChangeSeen')
      .where('OutsideChangeSeen', { change: 'O1', touches: true, texts: { by: 'octocat' } });
    expect(asked(incident)).toMatchObject({ of: [ada], urgent: true, key: 'outside/O1' });
    expect(asked(incident)?.actions.map(({ label }) => label)).toEqual([
      'It is ours',
      'Harmless, go on',
      'Pause',
    ]);
  });

  test('pauses the run at its next resting place, and not before', () => {
    given(running(two), claimed('drain'), changed())
      .whenReported(finished('drain'))
      .thenRecords('StepFinished');
    given(running(two), done('drain'), changed(), claimed('back'))
      .whenReported(finished('back'))
      .thenRecords('StepFinished', 'RunPaused')
      .where('RunPaused', { why: 'outside-change' });
  });

  test('pauses it once: whoever goes on goes on', () => {
    const { incident } = given(running(two))
      .whenReported(changed())
      .thenRecords('OutsideChangeSeen', 'RunPaused');
    expect(currentRun(incident)?.status).toBe('paused');
    const text = statusText(incident, {}, voiceAt({ at: incident.updatedAt }));
    expect(text).toContain('because something else changed what it changes too');
    given(running(two), changed()).when(resume()).thenRecords('RunResumed');
  });

  test('that is judged before pauses nothing', () => {
    given(running(two), done('drain'), changed(), claimed('back'), judge('O1', 'harmless'))
      .whenReported(finished('back'))
      .thenRecords('StepFinished');
  });
});

describe('a change beside the plan', () => {
  test('of something that no step names only warns', () => {
    const { incident } = given(running(two), claimed('drain'))
      .whenReported(changed({ kind: 'flag', version: undefined, object: 'old-banner' }))
      .thenRecords('OutsideChangeSeen')
      .where('OutsideChangeSeen', { touches: false });
    expect(asked(incident)).toMatchObject({ urgent: false });
    given(running(two))
      .whenReported(changed({ kind: 'flag', object: 'new-cart' }))
      .thenRecords('OutsideChangeSeen', 'RunPaused')
      .where('OutsideChangeSeen', { touches: true });
  });

  test.each([
    ['what an address names', { url: 'https://flags.example/features/New-Cart/off' }, true],
    ['the value of an option', { argv: ['flagctl', '--flag=new-cart', 'off'] }, true],
    ['a part of what is sent', { body: { features: [{ 'new-cart': false }] } }, true],
    ['a longer name', { argv: ['flagctl', 'off', 'new-cart-2'] }, false],
    ['a word of a sentence', { instruction: 'Look whether new-cart is off' }, false],
    ['a field of the step itself', { 'new-cart': 1, items: [2, null] }, false],
  ])('compares names: %s', (_, given_, touches) => {
    given(running(planOf({ steps: [step('drain', { with: given_ })] })), claimed('drain'))
      .whenReported(changed({ kind: 'flag', version: undefined, object: 'new-cart' }))
      .thenRecords('OutsideChangeSeen')
      .where('OutsideChangeSeen', { touches });
  });

  test('touches what the author of a step says that it changes', () => {
    const byScript = step('drain', { with: { argv: ['./undo.sh'] }, touches: ['flag/new-cart'] });
    given(running(planOf({ steps: [byScript] })), claimed('drain'))
      .whenReported(changed({ kind: 'flag', version: undefined, object: 'new-cart' }))
      .thenRecords('OutsideChangeSeen')
      .where('OutsideChangeSeen', { touches: true });
  });

  test('touches it also where only the way back names its object', () => {
    const undoable = planOf({
      compensate: [{ for: 'back', step: step('undo', { with: { flag: 'old-cart' } }) }],
    });
    given(running(undoable), claimed('back'))
      .whenReported(changed({ kind: 'flag', version: undefined, object: 'old-cart' }))
      .thenRecords('OutsideChangeSeen')
      .where('OutsideChangeSeen', { touches: true });
  });

  test('of another target, or without any plan, only warns and offers no pause', () => {
    given(running(two))
      .whenReported(changed({ target: pricing }))
      .thenRecords('OutsideChangeSeen')
      .where('OutsideChangeSeen', { touches: false });
    const { incident } = given(declared())
      .whenReported(changed())
      .thenRecords('OutsideChangeSeen')
      .where('OutsideChangeSeen', { touches: false });
    expect(asked(incident)?.actions).toHaveLength(2);
  });
});

describe('what is no change from outside', () => {
  test.each([
    ['an account of ours', { own: true }],
    ['one of our plans', { plan: rb(1) }],
    ['what the strategy goes back to', { kind: 'sync', version: '1' }],
    ['what it goes back to, by its digest', { kind: 'sync', version: 'sha256:1' }],
    ['an autoscaler', { kind: 'scale', by: 'horizontal-pod-autoscaler', version: undefined }],
  ] as const)('is made by %s', (_, more) => {
    given(running(two)).whenReported(changed(more)).thenNothing();
  });

  test.each([
    ['its release', 'v3.1', { version: 'v3.1' }],
    ['its commit, cut short', 'abcdef0', { version: 'ABCDEF0123456789' }],
    ['its commit, in full', 'abcdef0123456789', { version: 'abcdef0' }],
  ])('is what a fix forward waits for, by %s', (_, awaits, more) => {
    const fixing = planOf({ ...two, strategy: 'fix-forward', awaits });
    given(running(fixing)).whenReported(changed(more)).thenNothing();
    given(running(fixing))
      .whenReported(changed({ version: 'v4' }))
      .thenRecords('OutsideChangeSeen', 'RunPaused');
  });

  test('is the same delivery again, or one after closing', () => {
    given(running(two), changed()).whenReported(changed()).thenNothing();
    given(declared(), close()).whenReported(changed()).thenNothing();
  });

  test('is not what a person scaled', () => {
    given(running(two))
      .whenReported(changed({ kind: 'scale', by: 'octocat', version: undefined }))
      .thenRecords('OutsideChangeSeen', 'RunPaused');
  });
});

describe('the authority says what it is', () => {
  test('and is not asked any more', () => {
    const { incident } = given(running(two), changed({ target: pricing }))
      .when(judge('O1', 'ours'))
      .thenRecords('OutsideChangeJudged');
    expect(asked(incident)).toBeUndefined();
    given(running(two), changed({ target: pricing }), judge('O1', 'ours'))
      .when(judge('O1', 'ours'))
      .thenNothing('AlreadyJudged');
  });

  test('and pauses the run at once, where it still runs', () => {
    given(running(two), changed({ target: pricing }))
      .when(judge('O1', 'pause'))
      .thenRecords('OutsideChangeJudged', 'RunPaused');
    given(running(two), changed({ target: pricing }), stop())
      .when(judge('O1', 'pause'))
      .thenRecords('OutsideChangeJudged');
  });

  test('by its name', () => {
    given(running(two), changed())
      .when(judge('O7', 'ours'))
      .thenRefuses('UnknownChange', 'OrderRefused');
  });
});
