import type { PersonId } from '../../../src/core/ids.ts';
import { IncidentId } from '../../../src/core/ids.ts';
import type { OrderKind } from '../../../src/core/orders.ts';
import { approved, denied } from '../approvals.ts';
import { snooze, update } from '../cadence.ts';
import { attach } from '../channel.ts';
import { accepted, iDecide, offered, taken } from '../command.ts';
import { scope, severity } from '../extent.ts';
import type { Move } from '../given.ts';
import { added, explained } from '../gone-back.ts';
import { assume, lose } from '../impact/orders.ts';
import { correct, myDecision } from '../notes.ts';
import {
  abort,
  ack,
  assigned,
  carded,
  close,
  declared,
  decline,
  go,
  mitigated,
  note,
  order,
  planned,
  recovered,
  reopen,
  residual,
  resume,
  retry,
  review,
  settle,
  skip,
  stop,
  switchTo,
  waive,
} from '../orders.ts';
import { page } from '../pages.ts';
import { invite, makePublic } from '../privacy.ts';
import { object, objections, propose } from '../proposals.ts';
import { approveUpdate, draftUpdate, dropUpdate, u } from '../public-updates.ts';
import {
  f,
  factor,
  followUp,
  followUpEnd,
  playbookChange,
  publish,
  reportOwner,
  reportReady,
  reportSign,
  write,
} from '../report.ts';
import { stay, toRest } from '../resting.ts';
import { checkout, planOf, pricing } from '../sample.ts';
import { standdown } from '../standdown.ts';
import { containment } from '../strategies.ts';
import { supportSays } from '../support.ts';
import { cast, openPlan } from './cast.ts';

type Said = (by: { readonly by: PersonId }) => Exclude<Move, readonly Move[]>;
type Plain = Extract<
  OrderKind,
  | 'status'
  | 'who'
  | 'help'
  | 'catchUp'
  | 'check'
  | 'rollbackStatus'
  | 'where'
  | 'dashboard'
  | 'releaseList'
  | 'registryVerify'
  | 'registryStats'
  | 'dryRun'
>;
const asks =
  (kind: Plain): Said =>
  (by) =>
    order({ kind }, by);

const plan = openPlan;
const incidentOne = IncidentId.parse('INC-1');

/** Every order as somebody says it; where one kind is two different people's, under two names. */
export const said = {
  declare: (by) => declared({ ...by, targets: [pricing] }),
  status: asks('status'),
  who: asks('who'),
  help: asks('help'),
  timeline: (by) => order({ kind: 'timeline', format: 'md' }, by),
  catchUp: asks('catchUp'),
  check: asks('check'),
  rollbackStatus: asks('rollbackStatus'),
  dryRun: asks('dryRun'),
  where: asks('where'),
  dashboard: asks('dashboard'),
  releaseList: asks('releaseList'),
  registryList: (by) => order({ kind: 'registryList' }, by),
  registryShow: (by) => order({ kind: 'registryShow', entry: 'INC-1' }, by),
  registryVerify: asks('registryVerify'),
  registryStats: asks('registryStats'),
  registryAdd: (by) => order(added, by),
  registryExplain: (by) => order(explained, by),
  note: (by) => note(by),
  correct: (by) => correct('E4', by),
  myDecision: (by) => myDecision('E4', by),
  propose: (by) => propose('wait', by),
  object: (by) => object(by),
  objections: (by) => objections(by),
  page: (by) => page(by),
  attach: (by) => attach('C0INC', by),
  card: (by) => carded({ ...by, target: checkout }),
  plan: (by) => planned(planOf({ inputs: { n: 9 } }), by),
  go: (by) => go({ ...by, plan }),
  decline: (by) => decline({ ...by, plan }),
  switch: (by) => switchTo(plan, by),
  containment: (by) => containment('keep', by),
  stop: (by) => stop(by),
  resume: (by) => resume(by),
  abort: (by) => abort(by),
  toRest: (by) => toRest(by),
  stay: (by) => stay(by),
  retry: (by) => retry('look', by),
  skip: (by) => skip('look', by),
  settle: (by) => settle('look', 'done', by),
  mitigated: (by) => mitigated(by),
  recovered: (by) => recovered(by),
  close: (by) => close({ ...by, reportOwner: cast.former }),
  reopen: (by) => reopen(by),
  scope: (by) => scope({ ...by, add: [pricing] }),
  standdown: (by) => standdown('2h', by),
  handover: (by) => offered(cast.former, by),
  outside: (by) => order({ kind: 'outside', change: 'O1', verdict: 'harmless' }, by),
  makePublic: (by) => makePublic(by),
  invite: (by) => invite(cast.observer, by),
  assign: (by) => assigned('comms', cast.author, by),
  severity: (by) => severity('sev3', by),
  assume: (by) => assume('1', 'held', by),
  publishDraft: (by) => draftUpdate(by),
  publishApprove: (by) => approveUpdate(u(1), by),
  publishDrop: (by) => dropUpdate(u(1), by),
  statusReport: (by) => update(by),
  snooze: (by) => snooze(by),
  waive: (by) => waive('books-balance', by),
  approve: (by) => approved({ ...by, plan }),
  deny: (by) => denied({ ...by, plan }),
  ack: (by) => ack('look', 'done', { ...by, evidence: 'seen' }),
  acceptHandover: (by) => accepted(by),
  takeCommand: (by) => taken(by),
  iDecide: (by) => iDecide(by),
  residual: (by) => residual('R1', 'done', by),
  'residual waive': (by) => residual('R1', 'waive', by),
  lose: (by) => lose('unknown', { ...by, plan }),
  supportSays: (by) => supportSays('increase', by),
  review: (by) => review('V1', by),
  'review V2': (by) => review('V2', by),
  report: (by) => order({ kind: 'report', format: 'md' }, by),
  reportWrite: (by) => write('summary', 'it was slow', by),
  reportFactor: (by) => factor('authority', by),
  followUp: (by) => followUp(by),
  followUpEnd: (by) => followUpEnd(f(1), 'done', by),
  playbookChange: (by) => playbookChange(f(1), by),
  reportOwner: (by) => reportOwner(cast.observer, by),
  reportFinish: (by) => reportReady(by),
  reportSign: (by) => reportSign(by),
  reportPublish: (by) => publish(by),
  releaseRegister: (by) =>
    order({ kind: 'releaseRegister', target: checkout, version: '3', commit: 'abcdef0' }, by),
  releaseFixed: (by) => order({ kind: 'releaseFixed', what: '2', fix: 'abcdef0' }, by),
  approveAhead: (by) => order({ kind: 'approveAhead', target: checkout }, by),
  revokeAhead: (by) => order({ kind: 'revokeAhead', target: checkout, reason: 'it changes' }, by),
  registryExport: (by) => order({ kind: 'registryExport', entry: incidentOne, bundle: true }, by),
  registryHold: (by) => order({ kind: 'registryHold', entry: incidentOne, reason: 'a letter' }, by),
  registryRelease: (by) =>
    order({ kind: 'registryRelease', entry: incidentOne, reason: 'it is over' }, by),
  drillStatus: (by) => order({ kind: 'drillStatus' }, by),
  drillSchedule: (by) =>
    order({ kind: 'drillSchedule', service: 'checkout', day: '2026-03-02' }, by),
  drillLater: (by) => order({ kind: 'drillLater', service: 'checkout' }, by),
  drillSkip: (by) => order({ kind: 'drillSkip', service: 'checkout' }, by),
  drillStart: (by) => order({ kind: 'drillStart', where: 'checkout' }, by),
  drillReport: (by) => order({ kind: 'drillReport' }, by),
  tabletopStart: (by) => order({ kind: 'tabletopStart', scenario: 'queue' }, by),
  tabletopChoose: (by) => order({ kind: 'tabletopChoose', point: 'restart', option: 'all' }, by),
  tabletopPause: (by) => order({ kind: 'tabletopPause' }, by),
  tabletopGoOn: (by) => order({ kind: 'tabletopGoOn' }, by),
  tabletopStop: (by) => order({ kind: 'tabletopStop' }, by),
  auto: (by) => order({ kind: 'auto', mode: 'off', target: checkout, reason: 'noise' }, by),
} as const satisfies Readonly<Record<OrderKind | 'residual waive' | 'review V2', Said>>;
export type Label = keyof typeof said;

/** Answered, or recorded beside the incident: `decide` never sees these. */
export const beside: ReadonlySet<string> = new Set<OrderKind>([
  'report',
  'status',
  'who',
  'help',
  'timeline',
  'catchUp',
  'check',
  'rollbackStatus',
  'dryRun',
  'where',
  'dashboard',
  'releaseList',
  'registryList',
  'registryShow',
  'registryVerify',
  'registryStats',
  'registryAdd',
  'registryExplain',
  'releaseRegister',
  'releaseFixed',
  'auto',
  'approveAhead',
  'revokeAhead',
  'drillStatus',
  'drillSchedule',
  'drillLater',
  'drillSkip',
  'drillStart',
  'drillReport',
  'tabletopStart',
]);
