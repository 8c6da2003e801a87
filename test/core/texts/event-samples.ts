import type { Because } from '../../../src/core/because.ts';
import type { EventMap, EventType } from '../../../src/core/events.ts';
import { IncidentId } from '../../../src/core/ids.ts';
import { usualRules } from '../../../src/core/incident/rules.ts';
import { nothingConsidered } from '../../../src/core/proposals/considered.ts';
import { ninePlan } from '../../support/sample-incident.ts';
import { goneBackSamples } from '../gone-back.ts';
import { p } from '../proposals.ts';
import { ada, bo, check, checkout, dba, observer, pricing, rb } from '../sample.ts';

import { aheadSamples } from './ahead-samples.ts';
import { drillSamples } from './drill-samples.ts';
import { freezeSamples } from './freeze-samples.ts';
import { noteSamples } from './note-samples.ts';
import { outsideSamples } from './outside-samples.ts';
import { considered, proposalSamples } from './proposal-samples.ts';
import { publicUpdateSamples } from './public-update-samples.ts';
import { reportSamples } from './report-samples.ts';
import { importedSamples, scenarioSamples } from './scenario-samples.ts';
import { tabletopSamples } from './tabletop-samples.ts';

const at = '2026-03-01T10:30:00.000Z';
const because: Because = {
  rule: 'authority may go',
  person: ada,
  role: 'authority',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const plan = rb(1);
const attempt = { plan, step: 'deploy-1', epoch: 3, attempt: 1 };
const second = { ...attempt, attempt: 2 };
const course = { strategy: 'rollback', plan, epoch: 3, targets: [checkout] } as const;

const share = (value: number | null) =>
  ({ key: 'worse/purchases', value, unit: 'share', better: 'higher' }) as const;
const orders = (value: number | null) =>
  ({ key: 'worse/effect/orders', value, unit: 'number', better: 'lower' }) as const;
const approved = { plan, hash: 'hash-1' };
const yes = { ...approved, person: dba };

/** Every event type with every turn that its line can take. */
export const eventSamples: { readonly [T in EventType]: readonly EventMap[T][] } = {
  IncidentDeclared: [
    ...(['declarer', 'roster', 'deputy'] as const).map((authorityBy, index) => ({
      type: 'IncidentDeclared' as const,
      id: IncidentId.parse('INC-1'),
      severity: index === 0 ? null : ('sev2' as const),
      targets: [checkout],
      opened: 'declared' as const,
      authority: ada,
      authorityBy,
      criteria: [check('purchases')],
      rules: usualRules,
      succession: { people: [ada, bo], deputy: observer, pager: true },
      ...(index === 2 && { hurtSince: '2026-03-01T10:10:00.000Z' }),
      because,
      texts: { title: 'Buying fails' },
    })),
    ...importedSamples,
  ],
  WeekEnded: [
    {
      type: 'WeekEnded',
      since: '2026-02-23T08:00:00.000Z',
      until: '2026-03-02T08:00:00.000Z',
    },
  ],
  Reminded: (['severity', 'report', 'handover', 'effects'] as const).flatMap((of) => [
    { type: 'Reminded' as const, of, due: at },
    { type: 'Reminded' as const, of, due: '2026-03-01T05:30:00.000Z' },
  ]),
  StoodDown: [{ type: 'StoodDown', until: at, people: [ada, bo], because }],
  StandDownEnded: [
    { type: 'StandDownEnded', slept: [] },
    { type: 'StandDownEnded', slept: [ada], offered: { to: bo, until: at } },
  ],
  RemindersSnoozed: [{ type: 'RemindersSnoozed', until: at, because }],
  StatusReported: [
    {
      type: 'StatusReported',
      audience: 'tactical',
      because,
      texts: { conditions: 'slow', actions: 'rolling back', needs: 'a DBA' },
    },
    { type: 'StatusReported', audience: 'executive', because },
  ],
  SeverityChanged: [
    { type: 'SeverityChanged', from: null, to: 'sev2', because },
    {
      type: 'SeverityChanged',
      from: 'sev3',
      to: 'sev1',
      because,
      texts: { reason: 'nobody can buy' },
    },
  ],
  ScopeChanged: [
    { type: 'ScopeChanged', added: [pricing], removed: [], because },
    { type: 'ScopeChanged', added: [], removed: [checkout], because },
    {
      type: 'ScopeChanged',
      added: [pricing],
      removed: [checkout],
      because,
      texts: { reason: 'it was never checkout' },
    },
  ],
  RoleAssigned: [
    { type: 'RoleAssigned', role: 'authority', person: bo, because },
    { type: 'RoleAssigned', role: 'comms', person: bo, because },
  ],
  HandoverOffered: [{ type: 'HandoverOffered', to: bo, until: at, because }],
  HandoverAccepted: [{ type: 'HandoverAccepted', from: ada, to: bo, because }],
  HandoverLapsed: [{ type: 'HandoverLapsed', to: bo }],
  CommandTaken: [
    {
      type: 'CommandTaken',
      how: 'break-glass',
      by: bo,
      relieved: ada,
      until: at,
      because,
      texts: { reason: 'nobody answers' },
    },
    { type: 'CommandTaken', how: 'break-glass', by: ada, until: at, because },
    { type: 'CommandTaken', how: 'succession', by: bo, relieved: ada, because },
    { type: 'CommandTaken', how: 'ops', by: observer, together: dba, relieved: ada, because },
  ],
  CommandClaimed: [
    { type: 'CommandClaimed', by: bo, until: at, because, texts: { reason: 'nobody answers' } },
  ],
  CommandClaimLapsed: [{ type: 'CommandClaimLapsed', by: bo }],
  BreakGlassEnded: [{ type: 'BreakGlassEnded', by: bo }],
  NoteAdded: [{ type: 'NoteAdded', noted: at, texts: { text: 'Called the vendor' } }],
  MitigationReached: [
    { type: 'MitigationReached', claimed: false },
    { type: 'MitigationReached', claimed: true, because, texts: { evidence: 'support says so' } },
  ],
  MitigationLost: [{ type: 'MitigationLost', check: 'mitigation/users-buy' }],
  ValidationStarted: [{ type: 'ValidationStarted' }],
  RecoveryReached: [
    { type: 'RecoveryReached', criteria: ['criterion/books-balance'] },
    { type: 'RecoveryReached', criteria: [] },
  ],
  IncidentClosed: [
    { type: 'IncidentClosed', outcome: 'recovered', reportOwner: bo, because },
    { type: 'IncidentClosed', outcome: 'not-recovered', because },
    { type: 'IncidentClosed', outcome: 'not-taken-up', because },
    { type: 'IncidentClosed', outcome: 'recovered', reportStands: ada, because },
  ],
  PersonPaged: [
    { type: 'PersonPaged', page: 'PG1', person: bo, why: 'decision', decision: at },
    { type: 'PersonPaged', page: 'PG2', person: ada, why: 'advice' },
    { type: 'PersonPaged', page: 'PG3', person: dba, why: 'order', by: ada },
    { type: 'PersonPaged', page: 'PG4', person: dba, why: 'ask', ask: 'approval/RB-1/dba' },
    { type: 'PersonPaged', page: 'PG5', person: dba, why: 'ack' },
    { type: 'PersonPaged', page: 'PG6', person: bo, why: 'standing-order', decision: at },
  ],
  PageReported: [
    ...(['sent', 'delivered', 'answered'] as const).map((state) => ({
      type: 'PageReported' as const,
      page: 'PG1',
      state,
    })),
    {
      type: 'PageReported',
      page: 'PG1',
      state: 'delivered',
      pager: { person: bo, happenedAt: at, decision: at },
    },
    {
      type: 'PageReported',
      page: 'PG1',
      state: 'answered',
      pager: { person: bo, happenedAt: at, answeredBy: bo, decision: at },
    },
    {
      type: 'PageReported',
      page: 'PG1',
      state: 'answered',
      pager: { person: bo, happenedAt: at, answeredBy: ada },
    },
    {
      type: 'PageReported',
      page: 'PG1',
      state: 'answered',
      pager: { person: bo, happenedAt: at },
      texts: { named: 'Bo on his phone' },
    },
    { type: 'PageReported', page: 'PG1', state: 'answered', pager: { person: bo, happenedAt: at } },
    { type: 'PageReported', page: 'PG1', state: 'failed', code: 'NoPager' },
    { type: 'PageReported', page: 'PG1', state: 'failed', code: 'SomethingElse' },
    { type: 'PageReported', page: 'PG1', state: 'failed' },
  ],
  StandingOrderAnnounced: [{ type: 'StandingOrderAnnounced', plan, signedBy: dba, until: at }],
  StandingOrderEnded: [
    { type: 'StandingOrderEnded', plan, why: 'canceled', because },
    { type: 'StandingOrderEnded', plan, why: 'refused', code: 'PlanChanged' },
    { type: 'StandingOrderEnded', plan, why: 'decided' },
    { type: 'StandingOrderEnded', plan, why: 'moot' },
    { type: 'StandingOrderEnded', plan, why: 'late' },
  ],
  PagedInVain: [{ type: 'PagedInVain', decision: at }],
  SuccessionChanged: [
    { type: 'SuccessionChanged', people: [ada, bo], deputy: observer, pager: true },
    { type: 'SuccessionChanged', people: [ada], pager: false },
    { type: 'SuccessionChanged', people: [bo], pager: true, gone: [ada] },
  ],
  SupportAsked: [{ type: 'SupportAsked', role: 'support' }],
  ReportsCounted: [
    { type: 'ReportsCounted', now: 31, usual: 12.345 },
    { type: 'ReportsCounted', now: 31 },
    { type: 'ReportsCounted', now: 31, usual: null, texts: { why: 'no answer within 10 s' } },
    { type: 'ReportsCounted', now: null, texts: { why: 'status 503' } },
  ],
  SupportSaid: [
    { type: 'SupportSaid', verdict: 'no-increase', by: bo, because },
    {
      type: 'SupportSaid',
      verdict: 'increase',
      by: bo,
      because,
      texts: { evidence: '40 an hour' },
    },
    { type: 'SupportSaid', verdict: 'need-time', by: bo, again: at, because },
  ],
  WaiverProposed: [
    {
      type: 'WaiverProposed',
      said: 'books-balance',
      checks: ['criterion/books-balance'],
      because,
      texts: { reason: 'the ledger is down' },
    },
  ],
  ReviewOpened: [
    {
      type: 'ReviewOpened',
      review: 'V1',
      cause: 'take-command',
      notBy: [ada, bo],
      due: at,
      texts: { what: 'Command was taken' },
    },
    { type: 'ReviewOpened', review: 'V1', cause: 'waiver', notBy: [ada], due: at },
  ],
  ReviewDone: [{ type: 'ReviewDone', review: 'V1', by: bo, texts: { finding: 'It was right' } }],
  ...reportSamples,
  ...publicUpdateSamples(because),
  IncidentReopened: [{ type: 'IncidentReopened', because, texts: { reason: 'it is back' } }],
  OrderAdvised: [
    { type: 'OrderAdvised', order: 'stop', by: observer },
    { type: 'OrderAdvised', order: 'stop', by: observer, texts: { words: 'everyone stop' } },
  ],
  OrderRefused: [{ type: 'OrderRefused', order: 'assign', code: 'NotTheRole', by: observer }],
  StrategyProposed: [
    { type: 'StrategyProposed', strategy: 'rollback', plan, by: bo },
    {
      type: 'StrategyProposed',
      proposal: p(1),
      strategy: 'wait',
      by: bo,
      texts: { reason: 'it calms down' },
    },
  ],
  ProposalDeclined: [
    { type: 'ProposalDeclined', plan, until: at, because },
    { type: 'ProposalDeclined', proposal: p(1), until: at, because },
  ],
  ProposalExpired: [
    { type: 'ProposalExpired', plan },
    { type: 'ProposalExpired', proposal: p(1) },
    { type: 'ProposalExpired' },
  ],
  ...proposalSamples,
  ...noteSamples,
  PlanMade: [{ type: 'PlanMade', plan, hash: 'h', playbook: 'p', document: ninePlan, by: ada }],
  CardShown: [
    { type: 'CardShown', plan, card: '0123456789abcdef', to: ada, until: at, counts: [] },
  ],
  RisksAccepted: [
    {
      type: 'RisksAccepted',
      plan,
      accepted: ['unknown-effects', 'unknown-data'],
      typed: true,
      unproven: ['nobody else deploys'],
      counts: [
        { effect: 'orders', count: 212 },
        { effect: 'mails', count: null },
      ],
      losses: [{ dataset: 'orders', owner: 'dba', rows: 412, ageMs: 420_000 }],
      because,
    },
    {
      type: 'RisksAccepted',
      plan,
      accepted: ['unknown-data'],
      typed: false,
      unproven: [],
      counts: [],
      losses: [],
      because,
    },
  ],
  LossSigned: [
    {
      type: 'LossSigned',
      plan,
      losses: [{ dataset: 'orders', owner: 'dba', rows: 412, ageMs: 420_000 }],
      by: dba,
      until: at,
      because,
    },
    {
      type: 'LossSigned',
      plan,
      losses: [{ dataset: 'orders', owner: 'dba', rows: null, ageMs: null }],
      by: dba,
      until: at,
      because,
    },
  ],
  TargetTimeNear: [{ type: 'TargetTimeNear', objectiveMs: 300_000 }],
  TargetTimeMissed: [{ type: 'TargetTimeMissed', objectiveMs: 300_000 }],
  AssumptionSettled: [
    {
      type: 'AssumptionSettled',
      plan,
      assumption: 1,
      outcome: 'held',
      because,
      texts: { evidence: 'seen' },
    },
    { type: 'AssumptionSettled', plan, assumption: 99, outcome: 'broken' },
    { type: 'AssumptionSettled', plan, assumption: 99, outcome: 'never-known' },
  ],
  ApprovalAsked: [
    { type: 'ApprovalAsked', ...approved, need: '1-dba', roles: ['dba'], people: [], min: 1 },
    {
      type: 'ApprovalAsked',
      ...approved,
      step: 'deploy-1',
      need: 'step/deploy-1',
      roles: ['dba', 'approver'],
      people: [bo],
      min: 2,
      until: at,
    },
  ],
  ApprovalGiven: [
    { type: 'ApprovalGiven', ...yes, roles: ['dba'], until: at, because },
    {
      type: 'ApprovalGiven',
      ...yes,
      step: 'deploy-1',
      roles: [],
      until: at,
      ahead: '2026-02-20T09:00:00.000Z',
      because,
      texts: { reason: 'the backup is fresh' },
    },
  ],
  ApprovalDenied: [
    { type: 'ApprovalDenied', ...yes, roles: ['dba'], because },
    { type: 'ApprovalDenied', ...yes, roles: [], because, texts: { reason: 'the export runs' } },
  ],
  ApprovalVoided: (['expired', 'changed', 'revoked'] as const).map((why) => ({
    type: 'ApprovalVoided',
    ...yes,
    why,
  })),
  ApprovalLapsed: (['wait', 'proceed', 'deny', 'page'] as const).map((means) => ({
    type: 'ApprovalLapsed',
    ...approved,
    need: '1-dba',
    means,
  })),
  StrategyDecided: [
    {
      type: 'StrategyDecided',
      ...course,
      targets: [checkout],
      counts: [
        { effect: 'orders', count: 212 },
        { effect: 'mails', count: null },
      ],
      unproven: ['release 1 reads rows of release 2'],
      considered,
      because,
    },
    {
      type: 'StrategyDecided',
      strategy: 'wait',
      epoch: 4,
      targets: [checkout],
      counts: [],
      unproven: [],
      considered: nothingConsidered,
      because,
      texts: { reason: 'the queue is draining' },
    },
    {
      type: 'StrategyDecided',
      ...course,
      targets: [checkout],
      counts: [],
      unproven: [],
      considered: nothingConsidered,
      because: { ...because, role: 'signer' },
    },
  ],
  StrategyActivated: [{ type: 'StrategyActivated', ...course, targets: [checkout] }],
  SwitchOrdered: [false, true].map((override) => ({
    type: 'SwitchOrdered',
    from: 2,
    ...course,
    targets: [checkout],
    override,
    counts: [],
    unproven: override ? ['release 1 reads the rows'] : [],
    considered: nothingConsidered,
    ...(override ? { undo: true, left: { done: ['take-out-1'], open: ['deploy-1'] } } : {}),
    because,
    texts: { reason: 'it does not help' },
  })),
  ContainmentBegan: [
    { type: 'ContainmentBegan', plan, strategy: 'traffic-shift', targets: [checkout] },
  ],
  ContainmentEnded: [{ type: 'ContainmentEnded', plan, targets: [checkout], by: plan }],
  ContainmentKept: [
    { type: 'ContainmentKept', plan, because, texts: { reason: 'the vendor is down' } },
  ],
  StrategyEnded: (['success', 'partial', 'failed', 'aborted', 'superseded'] as const).map(
    (outcome) => ({ type: 'StrategyEnded', epoch: 3, targets: [checkout], outcome }),
  ),
  RunPaused: [
    {
      type: 'RunPaused',
      plan,
      why: 'worse',
      worse: [{ key: 'worse/purchases', before: share(0.71), now: share(0.44), since: 'put-in-1' }],
    },
    { type: 'RunPaused', plan, why: 'worse' },
    { type: 'RunPaused', plan, why: 'outside-change' },
    { type: 'RunPaused', plan, why: 'ordered', because },
    { type: 'RunPaused', plan, why: 'step-failed', step: 'deploy-1' },
    { type: 'RunPaused', plan, why: 'step-unknown' },
    { type: 'RunPaused', plan, why: 'check-failed', check: 'precondition/router-answers' },
    { type: 'RunPaused', plan, why: 'check-failed' },
  ],
  RunResumed: [{ type: 'RunResumed', plan, because }],
  RunStopping: [
    { type: 'RunStopping', plan, why: 'aborted', because, texts: { reason: 'the queue is full' } },
    { type: 'RunStopping', plan, why: 'failed', step: 'deploy-1' },
    { type: 'RunStopping', plan, why: 'compensate', step: 'deploy-1' },
  ],
  RunTakenToRest: [
    { type: 'RunTakenToRest', plan, epoch: 3, by: 'order', because },
    { type: 'RunTakenToRest', plan, epoch: 3, by: 'order', because, texts: { reason: 'too slow' } },
    { type: 'RunTakenToRest', plan, epoch: 3, by: 'timer', approvedBy: ada },
    { type: 'RunTakenToRest', plan, epoch: 3, by: 'timer' },
  ],
  FiguresFrozen: [
    {
      type: 'FiguresFrozen',
      plan,
      epoch: 3,
      figures: [share(0.71), orders(212), { ...share(null), verdict: 'error' }, orders(null)],
    },
    { type: 'FiguresFrozen', plan, epoch: 3, figures: [share(0.71)] },
    { type: 'FiguresFrozen', plan, epoch: 3, figures: [orders(null)] },
  ],
  FiguresRead: [
    {
      type: 'FiguresRead',
      plan,
      epoch: 3,
      after: ['put-in-1', 'wave/1'],
      figures: [share(0.7123)],
      worse: [],
      unknown: [],
    },
    {
      type: 'FiguresRead',
      plan,
      epoch: 3,
      after: ['put-in-1'],
      figures: [share(0.44), orders(null), { ...share(null), verdict: 'fail' }],
      worse: [
        { key: 'worse/purchases', before: share(0.71), now: share(0.44), since: 'put-in-1' },
        { key: 'worse/effect/orders', before: orders(2.5), now: orders(3.45678), since: 'wave/1' },
        { key: 'worse/effect/orders', before: orders(2), now: orders(3), since: 'go' },
      ],
      unknown: [],
    },
    {
      type: 'FiguresRead',
      plan,
      epoch: 3,
      after: [],
      figures: [share(0.71)],
      worse: [],
      unknown: [],
    },
    {
      type: 'FiguresRead',
      plan,
      epoch: 3,
      after: ['wave/2'],
      figures: [{ ...share(null), verdict: 'error' }, orders(212)],
      worse: [],
      unknown: [],
    },
    {
      type: 'FiguresRead',
      plan,
      epoch: 3,
      after: ['wave/2'],
      figures: [share(0.71), orders(null)],
      worse: [],
      unknown: ['worse/purchases'],
    },
  ],
  EffectsCounted: [
    { type: 'EffectsCounted', plan, counts: [{ effect: 'orders', count: 212 }], risen: [] },
    {
      type: 'EffectsCounted',
      plan,
      counts: [
        { effect: 'orders', count: 1_204 },
        { effect: 'mails', count: null },
      ],
      risen: [
        { effect: 'orders', by: 150, overMs: 300_000 },
        { effect: 'mails', by: 1, overMs: 300_000 },
      ],
    },
  ],
  RunRested: [{ type: 'RunRested', plan }],
  ChannelAttached: [{ type: 'ChannelAttached', channel: 'C0INC', because }],
  PersonInvited: [{ type: 'PersonInvited', person: bo, because }],
  MadePublic: [{ type: 'MadePublic', because }],
  RestPutOff: [{ type: 'RestPutOff', plan, because }],
  RunEnded: [{ type: 'RunEnded', plan, outcome: 'success' }],
  StepStarted: [
    { type: 'StepStarted', ...attempt, owner: 'worker-1' },
    { type: 'StepStarted', ...second, owner: 'clock', until: at },
  ],
  StepNotRun: [{ type: 'StepNotRun', ...attempt, why: 'LeaseLost' }],
  StepAwaitsAck: [{ type: 'StepAwaitsAck', ...attempt, role: 'dba', until: at }],
  StepAcknowledged: [
    {
      type: 'StepAcknowledged',
      ...attempt,
      state: 'done',
      by: dba,
      texts: { evidence: 'case 4711' },
    },
    { type: 'StepAcknowledged', ...attempt, state: 'blocked', by: dba, unsaid: true },
  ],
  StepAckReminded: [{ type: 'StepAckReminded', ...attempt, role: 'dba' }],
  StepAckEscalated: (['deputy', 'authority'] as const).map((to) => ({
    type: 'StepAckEscalated',
    ...attempt,
    role: 'dba',
    to,
  })),
  StepFinished: [{ type: 'StepFinished', ...attempt, evidence: {} }],
  StepFailed: [
    { type: 'StepFailed', ...attempt, code: 'ExitCode', evidence: {} },
    { type: 'StepFailed', ...second, code: 'Timeout', evidence: {}, retryAt: at },
  ],
  StepUnknown: [
    { type: 'StepUnknown', ...attempt, owner: 'worker-1', mayStillRun: false, retry: false },
    { type: 'StepUnknown', ...attempt, owner: 'worker-1', mayStillRun: true, retry: false },
  ],
  StepSettled: (['done', 'not-done', 'abandon'] as const).map((outcome) => ({
    type: 'StepSettled',
    ...attempt,
    outcome,
    because,
    texts: { evidence: 'seen in the console' },
  })),
  StepRetried: [
    { type: 'StepRetried', plan, step: 'deploy-1' },
    {
      type: 'StepRetried',
      plan,
      step: 'deploy-1',
      because,
      texts: { reason: 'the disk was full' },
    },
  ],
  StepSkipped: [
    { type: 'StepSkipped', plan, step: 'deploy-1' },
    { type: 'StepSkipped', plan, step: 'deploy-1', because, texts: { reason: 'not needed' } },
  ],
  StepCanceled: [{ type: 'StepCanceled', plan, step: 'deploy-1' }],
  CheckReported: (['pass', 'fail', 'inconclusive', 'error', 'skipped'] as const).flatMap(
    (verdict) =>
      [true, false].map((held) => ({
        type: 'CheckReported' as const,
        check: 'criterion/books-balance',
        verdict,
        held,
        facts: {},
        texts: { summary: '3 rows differ' },
      })),
  ),
  CheckWaived: [
    { type: 'CheckWaived', check: 'odd', because, texts: { reason: 'measured by hand' } },
    { type: 'CheckWaived', check: 'odd', second: bo, because },
  ],
  ResidualOpened: [null, 212, undefined].map((count) => ({
    type: 'ResidualOpened',
    residual: 'R1',
    cause: 'effect',
    of: 'orders',
    name: 'orders placed by release 2',
    ...(count === undefined ? {} : { count }),
    owner: 'dba',
    due: '2026-03-02T10:00:00.000Z',
  })),
  ResidualGrew: [
    { type: 'ResidualGrew', residual: 'R1', name: 'orders placed by release 2', count: 240 },
  ],
  ResidualClosed: (['done', 'waive'] as const).map((outcome) => ({
    type: 'ResidualClosed',
    residual: 'R1',
    outcome,
    by: dba,
    because,
    texts: { evidence: 'ticket 17' },
  })),
  ReleaseRegistered: [{ digest: `sha256:${'a'.repeat(64)}` }, { commit: '9f8e7d6' }, {}].map(
    (mark) => ({
      type: 'ReleaseRegistered',
      target: checkout,
      version: '2',
      ...mark,
      liveSince: at,
      by: 'machine:ci',
    }),
  ),
  ReleaseRestored: [
    {
      type: 'ReleaseRestored',
      target: checkout,
      from: '2',
      to: '1',
      incident: IncidentId.parse('INC-1'),
      plan,
      since: at,
    },
  ],
  ...freezeSamples,
  ...drillSamples,
  ...tabletopSamples,
  ...scenarioSamples,
  ...goneBackSamples,
  ...aheadSamples,
  ...outsideSamples,
  TextErased: [
    { type: 'TextErased', what: 'incident/INC-1#7/title', basis: 'request of a person', by: ada },
    {
      type: 'TextErased',
      what: 'incident/INC-1#7/title',
      basis: 'order',
      by: ada,
      texts: { why: 'asked for by the person' },
    },
    {
      type: 'TextErased',
      what: 'incident/INC-1#7/output',
      also: ['incident/INC-1#8/output', 'incident/INC-1#9/output'],
      again: '2026-01-01T10:00:00.000Z',
      basis: 'retention:output',
      by: 'timer',
    },
  ],
  RecordHeld: [
    { type: 'RecordHeld', because, texts: { reason: 'a letter of the regulator' } },
    { type: 'RecordHeld', because, incident: IncidentId.parse('INC-7') },
  ],
  RecordReleased: [
    { type: 'RecordReleased', because, texts: { reason: 'the case is closed' } },
    { type: 'RecordReleased', because, incident: IncidentId.parse('INC-7') },
  ],
  ConfigurationChanged: [{ type: 'ConfigurationChanged', digest: 'a'.repeat(64) }],
  SigningKeyTaken: [
    { type: 'SigningKeyTaken', key: 'b'.repeat(64), publicKey: '302a', before: null },
    {
      type: 'SigningKeyTaken',
      key: 'c'.repeat(64),
      publicKey: '302a',
      before: { key: 'b'.repeat(64), signature: '00ff' },
    },
  ],
  RecordExported: [
    { type: 'RecordExported', what: 'bundle', to: ada },
    {
      type: 'RecordExported',
      what: 'bundle',
      to: ada,
      how: 'message',
      incident: IncidentId.parse('INC-1'),
    },
    {
      type: 'RecordExported',
      what: 'bundle',
      to: ada,
      how: 'download',
      incident: IncidentId.parse('INC-1'),
    },
  ],
  RegistryRestored: [{ texts: { why: 'the disk failed, this is the backup of 02:00' } }, {}].map(
    (texts) => ({
      type: 'RegistryRestored',
      by: ada,
      last: { number: 12, position: 840, digest: 'd'.repeat(64) },
      position: 790,
      ...texts,
    }),
  ),
};
