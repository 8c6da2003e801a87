import { usualCommands, type Voice } from '../../src/core/texts/voice.ts';
import type { Happened } from '../../src/core/timeline/entries.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { given, type Move } from '../core/given.ts';
import { ack, confirm, declared, go, planned, residual, resume, stop } from '../core/orders.ts';
import {
  begun,
  checked,
  claimed,
  clockRang,
  done,
  failed,
  finished,
  unknown,
} from '../core/reports.ts';
import { check, dba, effect, idempotent, manual, pause, planOf, step } from '../core/sample.ts';
import type { Scene } from '../core/scene.ts';

/** A rollback of nine steps, in which everything occurs that a plan may hold. */
export const ninePlan = planOf({
  assumes: [
    { text: 'The router does what it is told', check: 'router-answers' },
    { text: 'Release 1 reads the orders of release 2' },
  ],
  preconditions: [check('router-answers', { soakMs: 0 })],
  steps: [
    idempotent('stop-worker', 2, { name: 'Stop charging and mailing' }),
    step('take-out-1', { name: 'Take checkout-1 out of traffic', needs: ['stop-worker'] }),
    pause('drain-1', { name: 'Let purchases on checkout-1 end', needs: ['take-out-1'] }),
    step('deploy-1', {
      name: 'Put the older release on checkout-1',
      needs: ['drain-1'],
      checkAfter: [check('answers-1', { soakMs: 0 })],
    }),
    step('put-in-1', { name: 'Put checkout-1 back into traffic', needs: ['deploy-1'], rest: true }),
    step('deploy-2', { name: 'Put the older release on checkout-2', needs: ['put-in-1'] }),
    step('put-in-2', { name: 'Put checkout-2 back into traffic', needs: ['deploy-2'], rest: true }),
    manual('hold-charges', 'text', { name: 'Hold duplicate charges back', needs: ['put-in-2'] }),
    step('start-worker', { name: 'Charge and mail again', needs: ['hold-charges'], rest: true }),
  ],
  compensate: [
    { for: 'take-out-1', step: step('put-back-1', { name: 'Give checkout-1 its traffic back' }) },
  ],
  finally: [step('resume-worker', { name: 'See that the worker runs', needs: ['stop-worker'] })],
  criteria: [
    check('purchases-succeed', { class: 'availability' }),
    check('one-release', { kind: 'version_skew', class: 'consistency', soakMs: 0 }),
  ],
  effects: [
    { ...effect('orders'), name: 'orders placed by release 2' },
    { ...effect('mails'), name: 'e-mails sent' },
    { ...effect('refunds'), name: 'refunds' },
  ],
  estimateMs: 250_000,
});

/** Live counts at the card: refunds could not be counted. */
export const counts = [
  { effect: 'orders', count: 212 },
  { effect: 'mails', count: 87 },
  { effect: 'refunds', count: null },
];

const opened: Move = declared({ facts: { criteria: [] } });
const made: Move = [opened, planned(ninePlan)];
const shown: Move = [made, go({ facts: { counts } })];
const begunRun: Move = [shown, confirm({ facts: { counts } })];
const toStep4: Move = [
  begunRun,
  checked('precondition/router-answers', 'pass'),
  done('stop-worker'),
  done('take-out-1'),
  begun('drain-1'),
  clockRang('drain-1'),
];
const step4: Move = [toStep4, claimed('deploy-1')];
const halted: Move = [step4, stop()];
const ack8: Move = [
  step4,
  finished('deploy-1'),
  checked('after/deploy-1/answers-1', 'pass'),
  ['put-in-1', 'deploy-2', 'put-in-2'].map(done),
  begun('hold-charges'),
];
const calm: Move = [ack8, checked('mitigation/users-buy', 'pass')];
const ended: Move = [
  calm,
  ack('hold-charges', 'done', { by: dba, evidence: 'confirmed by the provider, case 4711' }),
  done('start-worker'),
  done('resume-worker'),
];
const skewed: Move = [ended, checked('criterion/one-release', 'inconclusive')];
const well: Move = [
  ended,
  ['R1', 'R2', 'R3'].map((name) => residual(name, 'done')),
  checked('criterion/one-release', 'pass'),
  checked('criterion/purchases-succeed', 'pass'),
];

/** One incident at the moments at which people look at it. */
export const moments = {
  declared: opened,
  planned: made,
  carded: shown,
  decided: begunRun,
  acting: step4,
  paused: halted,
  resumed: [halted, resume()],
  failed: [step4, failed('deploy-1')],
  unknown: [toStep4, unknown('deploy-1')],
  checkFailed: [step4, finished('deploy-1'), checked('after/deploy-1/answers-1', 'fail')],
  awaiting: ack8,
  mitigated: calm,
  validating: ended,
  skewed,
  recovered: well,
} as const satisfies Record<string, Move>;

export const sceneAt = (moment: keyof typeof moments): Scene => given(moments[moment]).scene;
export const incidentAt = (moment: keyof typeof moments) => given(moments[moment]).incident;

const names: Readonly<Record<string, string>> = {
  p_ada: 'Ada',
  p_bo: 'Bo',
  p_dev: 'Devi',
  p_cy: 'Cy',
  p_dana: 'Dana',
  p_oz: 'Oz',
};

/** How Sternway speaks about the sample, at the moment at which its scene stands. */
export const voiceAt = ({ at }: Pick<Scene, 'at'>): Voice => ({
  name: (person) => names[person] ?? '(erased person)',
  commands: usualCommands,
  now: at,
});

/** What the registry would give back of the scene's log. */
export const happened = ({ log }: Scene): readonly Happened[] =>
  log.map(({ event, at, mode }, index) => ({
    event,
    texts: event.texts ?? {},
    at,
    recordedAt: at,
    actor: 'because' in event && event.because ? event.because.person : 'worker',
    via: 'http',
    mode,
    position: index + 1,
    stream: 'incident/INC-1',
    version: index + 1,
  }));

/** What a check of kind `version_skew` records when one of two instances is left behind. */
export const skewFacts: JsonObject = {
  component: 'checkout',
  expect: '1',
  instances: 2,
  rows: [
    {
      id: 'checkout-1',
      from: ['platform', 'traffic'],
      urls: [],
      versions: ['1'],
      claimed: null,
      silent: null,
    },
    {
      id: 'checkout-2',
      from: ['platform', 'traffic'],
      urls: [],
      versions: ['2'],
      claimed: null,
      silent: null,
    },
  ],
};
