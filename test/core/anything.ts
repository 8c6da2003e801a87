import { verdicts } from '../../src/core/checks/verdict.ts';
import { watchlist } from '../../src/core/checks/watchlist.ts';
import { owedReading } from '../../src/core/figures/owed.ts';
import { LocalId } from '../../src/core/ids.ts';
import {
  currentPlan,
  currentRun,
  type Incident,
  openResiduals,
} from '../../src/core/incident/incident.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { Order } from '../../src/core/orders.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { sightOf } from '../../src/core/run/phase.ts';
import { readySteps } from '../../src/core/run/ready.ts';
import { allSteps } from '../../src/core/run/run.ts';
import { openPlans } from '../../src/core/strategy/plans.ts';
import { strategies } from '../../src/core/strategy/strategy.ts';
import { termsOf } from '../../src/core/terms.ts';
import { anyPosted, anyUpdate } from './any-public-update.ts';
import { anyReport } from './any-report.ts';
import { anySigned, maySigned } from './any-signed.ts';
import { approved, denied, expires, signed, stakeholder } from './approvals.ts';
import * as cadence from './cadence.ts';
import { attach } from './channel.ts';
import * as command from './command.ts';
import { ofBoth } from './criteria.ts';
import { type Dice, type Guess, type Maker, pick } from './dice.ts';
import { counted } from './effects.ts';
import * as extent from './extent.ts';
import { assume, lose } from './impact/orders.ts';
import { wiping } from './impact/samples.ts';
import * as notes from './notes.ts';
import * as orders from './orders.ts';
import { changed } from './outside.ts';
import * as pages from './pages.ts';
import * as privacy from './privacy.ts';
import * as talk from './proposals.ts';
import * as reports from './reports.ts';
import { stay, toRest } from './resting.ts';
import * as retention from './retention.ts';
import {
  ada,
  bo,
  check,
  checkout,
  commander,
  dba,
  deputy,
  effect,
  idempotent,
  manual,
  observer,
  pause,
  planOf,
  pricing,
  rb,
  step,
} from './sample.ts';
import type { Act, Scene } from './scene.ts';
import * as night from './standdown.ts';
import { containing, containment, courseOf } from './strategies.ts';
import { halfHour, supportSays } from './support.ts';
import { purchases, read } from './wavering.ts';

const tabletop: readonly [Order, ...Order[]] = [
  { kind: 'tabletopChoose', point: LocalId.parse('restart'), option: LocalId.parse('all') },
  { kind: 'tabletopPause' },
  { kind: 'tabletopGoOn' },
  { kind: 'tabletopStop' },
];

/** Plans with something of everything: parallel steps, every policy, every way of being carried out, checks and effects. */
const plans: readonly [FrozenPlan, ...FrozenPlan[]] = [
  planOf({
    preconditions: [check('room')],
    steps: [
      idempotent('drain', 1, { checkAfter: [check('empty')] }),
      manual('look', 'text', { onFailure: { do: 'continue' } }),
      step('back', { needs: ['drain', 'look'], onFailure: { do: 'compensate' } }),
      pause('rest', { needs: ['drain'] }),
      step('last', { needs: ['back', 'rest'], onFailure: { do: 'abort' } }),
    ],
    compensate: [
      { for: 'drain', step: step('drain-undo') },
      { for: 'look', step: manual('look-undo', 'none') },
    ],
    finally: [
      idempotent('fill', 2, { needs: ['drain'] }),
      manual('tell', 'none', { needs: ['back'] }),
    ],
    rest: [idempotent('close', 1), step('shut', { needs: ['close'] })],
    effects: [effect('orders')],
  }),
  planOf({
    targets: [checkout, pricing],
    steps: [
      step('drain', { onFailure: { do: 'goto', step: 'last' } }),
      step('back', { needs: ['drain'], wave: 1, moves: 'traffic' }),
      step('last', { needs: ['back'], wave: 2, checkAfter: [check('empty')] }),
      step('after', { needs: ['last'] }),
    ],
    finally: [step('fill', { onFailure: { do: 'continue' } }), pause('rest')],
  }),
  planOf({ inputs: { n: 3 }, mitigatedWhen: [] }),
  signed(
    {},
    {
      inputs: { n: 4 },
      steps: [
        step('drain', { approve: { roles: ['dba'], min: 1, onTimeout: 'wait' } }),
        step('back', { needs: ['drain'] }),
      ],
    },
  ),
  planOf({
    ...wiping(),
    inputs: { n: 5 },
    stakeholders: [stakeholder({ role: 'approver' })],
    assumes: [{ text: 'nobody else deploys' }, { text: 'the router answers' }],
  }),
];

const people = [ada, ada, ada, ada, ada, ada, bo, dba, dba, deputy, commander, observer] as const;

/** A step of the plan that is followed, or was last. */
function anyStep({ incident }: Scene, number: number): string {
  const made = incident && (currentPlan(incident) ?? lastPlan(incident));
  const [first = 'back', ...rest] = made ? allSteps(made.document).map(({ id }) => id) : [];
  return pick([first, ...rest], number);
}

const lastPlan = ({ governing, plans: made }: Incident) =>
  governing === undefined ? undefined : made[governing];

const anyPlan = ({ incident }: Scene, number: number) =>
  rb((number % (Object.keys(incident?.plans ?? {}).length + 1)) + 1);

/** Other courses than the way back. */
const courses: readonly [FrozenPlan, ...FrozenPlan[]] = [
  containing,
  courseOf('flag-off'),
  courseOf('restart'),
];

const keys = [
  'precondition/room',
  'after/drain/empty',
  'after/last/empty',
  'mitigation/users-buy',
  'mitigation/shop-answers',
  'criterion/books-balance',
  'criterion/pricing@prod/books',
] as const;

/** Mostly about the try that is under way, now and then about another one. */
const off = (how: number): reports.Off =>
  pick([{}, {}, {}, {}, {}, { attempt: 1 }, { epoch: 1 }, { plan: rb(1) }], how);

const reported: readonly [Maker, ...Maker[]] = [
  (scene, { which }) => expires({ plan: anyPlan(scene, which) }),
  (scene, { which, how }) => reports.claimed(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.claimed(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.begun(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.finished(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.finished(anyStep(scene, which), off(how)),
  (scene, { which, how }) =>
    reports.failed(anyStep(scene, which), pick(['ExitCode', 'Aborted'], how), off(how)),
  (scene, { which, how }) => reports.lost(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.died(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.notRun(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.clockRang(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.ackOverdue(anyStep(scene, which), off(how)),
  (scene, { which, how }) => reports.retryDue(anyStep(scene, which), off(how)),
  (_scene, { which }) => reports.checked(pick(keys, which), 'pass'),
  (_scene, { which }) => reports.checked(pick(keys, which), 'pass'),
  (_scene, { which, how }) =>
    reports.checked(pick(keys, which), pick(verdicts, how), { held: how % 3 === 0 }),
  (scene, { which }) => reports.proposalExpires(anyPlan(scene, which)),
  (scene, { which }) => command.lateTimer(scene, which),
  () => night.standDownOver,
  (_scene, dice) => anyPosted(dice),
  (_scene, { which }) =>
    cadence.reminds(pick(['severity', 'report', 'handover', 'effects'], which)),
  (scene, { how }) => counted({ orders: how % 5 === 0 ? null : how })(scene),
  ({ incident }) => restDueNow(incident),
  (scene, { which }) => anyTerm(scene, which),
  (_scene, { which }) => changed({ delivery: `webhook:github:${which % 3}` }),
  (scene, { which }) => anySilence(scene, which),
  (_scene, { how }) =>
    pages.successionKnown({
      people: [ada, bo],
      deputy,
      pager: true,
      ...(how % 2 === 0 && { gone: [ada] }),
    }),
  (_scene, { how }) => (how % 2 === 0 ? pages.successionDue : pages.authorityDue),
  (_scene, { which, how }) =>
    pages.pageReported(`PG${(which % 4) + 1}`, how % 2 === 0 ? 'sent' : 'failed'),
  (scene, { which, how }) =>
    pages.pageHeard(`PG${(which % 4) + 1}`, how % 2 === 0 ? 'delivered' : 'answered', {
      answeredBy: pick([undefined, ada, bo], which),
    })(scene),
  (_scene, { which, how }) =>
    how % 2 === 0 ? notes.edited(`C1/${which % 3}`) : notes.gone(`C1/${which % 3}`),
  (_scene, { which, how }) =>
    how % 2 === 0
      ? talk.declineOver(talk.p((which % 4) + 1))
      : talk.objectionsOver(`O${(which % 3) + 1}`),
];

/** The clock, about anything that is waited for, in its time or before it. */
const anyTerm = ({ incident }: Scene, number: number): Act => {
  const [first, ...rest] = incident ? termsOf(incident) : [];
  return first ? { report: pick([first, ...rest], number).order } : { laterMs: 400_000 };
};

/** The clock, about somebody who says nothing, in its time or before it. */
const anySilence = ({ incident }: Scene, number: number): Act => {
  const terms = incident ? termsOf(incident) : [];
  const [first, ...rest] = terms.filter(
    ({ order }) => order.kind === 'ackSilent' || order.kind === 'supportDue',
  );
  return first ? { report: pick([first, ...rest], number).order } : { laterMs: 400_000 };
};

const ordered: readonly [Maker, ...Maker[]] = [
  (scene, { which, how }, by) =>
    lose(pick(['unknown', '412'], how), { ...by, plan: anyPlan(scene, which) }),
  (_scene, { which, how }, by) => assume(`${(which % 3) + 1}`, pick(['held', 'broken'], how), by),
  (_scene, { how }, by) =>
    supportSays(pick(['no-increase', 'no-increase', 'increase', 'need-time'], how), by),
  (_scene, { which, how }, by) =>
    orders.order(
      {
        kind: 'outside',
        change: `O${(which % 3) + 1}`,
        verdict: pick(['harmless', 'ours', 'pause'], how),
      },
      by,
    ),
  (_scene, { which }, by) => attach(pick(['C0INC', 'C0TWO'], which), by),
  (scene, { which }) => approved({ plan: anyPlan(scene, which) }),
  (scene, { which, how }, by) =>
    (how % 3 === 0 ? denied : approved)({ ...by, plan: anyPlan(scene, which) }),
  (_scene, { which }, by) => orders.planned(pick(plans, which), by),
  (_scene, _dice, by) => orders.carded(by),
  (scene, { which }, by) => orders.go({ ...by, plan: anyPlan(scene, which) }),
  (scene, { which }, by) => orders.confirm({ ...by, plan: anyPlan(scene, which) }),
  (scene, { which }, by) => orders.decline({ ...by, plan: anyPlan(scene, which) }),
  (_scene, _dice, by) => orders.stop(by),
  (_scene, _dice, by) => orders.resume(by),
  (_scene, _dice, by) => orders.resume(by),
  (_scene, { how }, by) => (how % 3 === 0 ? orders.abort(by) : orders.resume(by)),
  (scene, { which }, by) => orders.retry(anyStep(scene, which), by),
  (scene, { which, how }, by) =>
    how % 2 === 0
      ? orders.skip(anyStep(scene, which), by)
      : orders.retry(anyStep(scene, which), by),
  (scene, { which, how }, by) =>
    orders.settle(anyStep(scene, which), pick(['done', 'not-done', 'abandon'], how), by),
  (scene, { which, how }, by) =>
    orders.switchTo(anyPlan(scene, which), {
      ...by,
      override: how % 3 === 0,
      undo: how % 5 === 0,
      confirmed: how % 2 === 0,
    }),
  (_scene, { which, how }, by) =>
    orders.switchTo(which % 5 === 0 ? pick(strategies, how) : 'wait', {
      ...by,
      override: how % 3 === 0,
      undo: how % 4 === 0,
    }),
  (_scene, { which, how }, by) => {
    const plan = pick(courses, which);
    return orders.switchTo(plan.strategy, { ...by, facts: { plan }, confirmed: how % 2 === 0 });
  },
  (_scene, { how }, by) => containment(how % 3 === 0 ? 'keep' : 'end', by),
  (scene, { which, how }, by) =>
    orders.ack(anyStep(scene, which), pick(['done', 'done', 'failed', 'seen'], how), {
      ...by,
      evidence: 'seen',
    }),
  (_scene, { which }, by) => orders.waive(pick(keys, which), by),
  (_scene, { which }, by) => orders.review(`V${(which % 3) + 1}`, by),
  (_scene, { how }, by) => (how % 4 === 0 ? stay(by) : toRest(by)),
  (_scene, { which, how }, by) =>
    orders.residual(`R${(which % 5) + 1}`, pick(['done', 'waive'], how), by),
  (_scene, { how }, by) => (how % 4 === 0 ? orders.mitigated(by) : orders.recovered(by)),
  (_scene, { how }, by) =>
    how % 4 === 0 ? orders.close({ ...by, reportOwner: bo }) : orders.note(by),
  (_scene, dice, by) => anyReport(dice, by),
  (_scene, { which, how }, by) => {
    const keeper = which % 2 === 0 ? retention.admins : by;
    const ways = [retention.hold, retention.releaseHold, retention.takeOut] as const;
    return (ways[how % ways.length] ?? retention.hold)(keeper);
  },
  (_scene, dice, by) => anyUpdate(dice, by),
  (_scene, { how }, by) => orders.order(pick(tabletop, how), by),
  (_scene, _dice, by) => orders.reopen(by),
  (_scene, { which, how }, by) =>
    orders.assigned(
      pick(['commander', 'commander', 'dba', 'ops', 'approver:checkout', 'support'], how),
      pick(people, which),
      by,
    ),
  (_scene, { how }, by) => night.standdown(pick(['30m', '08:00'], how), by),
  (_scene, { how }, by) => (how % 2 === 0 ? cadence.update(by) : cadence.snooze(by)),
  (_scene, { which, how }, by) =>
    how % 2 === 0
      ? extent.severity(pick(['sev1', 'sev3', 'sev5'], which), by)
      : extent.scope({ ...by, ...pick(extent.changes, which) }),
  (_scene, { which, how }, by) =>
    how % 6 === 0 ? privacy.makePublic(by) : privacy.invite(pick(people, which), by),
  (_scene, { which }, by) => command.offered(pick(people, which), by),
  (_scene, _dice, by) => command.accepted(by),
  (_scene, { how }, by) => (how % 5 === 0 ? command.taken(by) : command.accepted(by)),
  (_scene, { which, how }, by) =>
    how % 2 === 0 ? pages.page({ ...by, named: pick(people, which) }) : pages.page(by),
  (_scene, { which, how }, by) =>
    how % 2 === 0
      ? notes.correct(`E${(which % 30) + 1}`, by)
      : notes.myDecision(`E${(which % 30) + 1}`, by),
  (_scene, { which, how }, by) =>
    notes.marked(`C1/${which % 3}`, { ...by, author: pick(people, how) }),
  (_scene, { which, how }, by) =>
    talk.propose(how % 3 === 0 ? rb((which % 3) + 1) : pick(strategies, which), by),
  (_scene, { which }, by) => talk.decline({ ...by, plan: talk.p((which % 4) + 1) }),
  (_scene, { how }, by) => (how % 2 === 0 ? talk.objections(by) : talk.object(by)),
  (_scene, { how }, by) =>
    command.iDecide({ ...by, ...command.ops, ...(how % 2 === 0 ? { reason: 'alone' } : {}) }),
];

/** The timer about the run that is under way, in its time or not. */
const restDueNow = (incident: Incident | undefined): Act => {
  const run = incident && currentRun(incident);
  const { plan, epoch } = run ?? { plan: rb(1), epoch: 1 };
  return { report: { kind: 'restDue', plan, epoch } };
};

/** Starts a step that may start; where the run stands because of one, deals with it. */
const begin: Guess = ({ incident }, { which, how }) => {
  const run = incident && currentRun(incident);
  if (!run) return undefined;
  const by = { by: incident.authority };
  const [first, ...rest] = readySteps(sightOf(incident, run));
  if (first) {
    const spec = pick([first, ...rest], which);
    return spec.by === 'worker' ? reports.claimed(spec.id) : reports.begun(spec.id);
  }
  const lost = Object.entries(run.steps).find(([, { status }]) => status === 'unknown');
  if (lost && how % 2 === 0) return orders.settle(lost[0], pick(['done', 'not-done'], which), by);
  if (run.status !== 'paused') return undefined;
  return run.step === undefined || how % 3 === 0
    ? orders.resume(by)
    : pick([orders.retry, orders.skip], which)(run.step, by);
};

/** Nobody answers a run that stands still. */
const silent: Guess = ({ incident }, { which }) => {
  const run = incident && currentRun(incident);
  if (run?.status !== 'paused') return undefined;
  return which % 2 === 0 ? { laterMs: 400_000 } : restDueNow(incident);
};

/** Ends a step that is under way, mostly well. */
const end: Guess = ({ incident }, { which, how }) => {
  const run = incident && currentRun(incident);
  const open = Object.entries(run?.steps ?? {}).filter(
    ([, { status }]) => status === 'started' || status === 'awaiting-ack' || status === 'failed',
  );
  const [first, ...rest] = open;
  if (!first) return undefined;
  const [id, { status }] = pick([first, ...rest], which);
  if (status === 'failed') return reports.retryDue(id);
  if (status === 'awaiting-ack') {
    return orders.ack(id, pick(['done', 'done', 'failed'], how), { by: dba, evidence: 'seen' });
  }
  if (id === 'rest') return reports.clockRang(id);
  const { finished, failed, died, notRun } = reports;
  return pick([finished, finished, finished, failed, died, notRun], how)(id);
};

/** Answers a check that is asked, mostly well. */
const answer: Guess = ({ incident }, { which, how }) => {
  const [first, ...rest] = incident ? watchlist(incident) : [];
  const verdict = pick(['pass', 'pass', 'pass', 'pass', 'fail', 'error'] as const, how);
  return first && reports.checked(pick([first, ...rest], which).key, verdict);
};

const close: Guess = ({ incident }) => {
  const [first] = incident ? openResiduals(incident) : [];
  return first && orders.residual(first.residual, 'done', { by: incident?.authority ?? ada });
};

/** Brings a plan to the point at which it runs. */
const start: Guess = ({ incident }, { which }) => {
  if (!incident || incident.course.status !== 'none') return undefined;
  const by = { by: incident.authority };
  if (incident.rung === 'closed') return orders.reopen(by);
  const open = openPlans(incident).at(-1)?.id;
  if (open === undefined) return orders.planned(pick(plans, which), by);
  return incident.cards[incident.authority]?.plan === open
    ? orders.confirm({ ...by, plan: open })
    : orders.go({ ...by, plan: open });
};

/** What would carry a rollback on. Without it few stories would get far. */
/** Reads the figures, mostly well. */
const reading: Guess = (scene, { how }) => {
  const run = scene.incident && currentRun(scene.incident);
  const owed = run && scene.incident && owedReading(sightOf(scene.incident, run));
  const value = pick([0.9, 0.9, 0.2, null], how);
  const figure = { ...purchases(value), key: 'worse/books-balance' };
  return owed && read(figure)(scene);
};

const helpful = [begin, end, begin, end, answer, close, start, silent, reading, reading] as const;

/** Declared by anybody; now and then support is asked before it counts as recovered, or a standing order was signed. */
const opened = (thrown: Dice): Act => {
  const { who, which, how } = thrown;
  return orders.declared({
    by: pick(people, who),
    targets: [checkout, pricing],
    facts: {
      ...maySigned(thrown),
      ...(how % 3 === 0 && { criteria: ofBoth }),
      ...(which % 4 === 0 && { rules: { ...usualRules, supportAck: halfHour } }),
    },
  });
};

/** What these dice say in this scene: any order by anybody, or any report, true or not; mostly what would help. */
export function anything(scene: Scene, thrown: Dice): Act {
  const { what, who } = thrown;
  const authority = scene.incident?.authority;
  if (!authority) return opened(thrown);
  const by = { by: who % 5 < 3 ? authority : pick(people, who) };
  const signed = what % 4 === 0 ? anySigned(scene, thrown) : undefined;
  const help = what % 7 < 5 ? pick(helpful, who)(scene, thrown) : undefined;
  const makers = what % 5 < 2 ? reported : ordered;
  const move = signed ?? help ?? pick(makers, Math.floor(what / 5))(scene, thrown, by);
  return typeof move === 'function' ? move(scene) : move;
}
