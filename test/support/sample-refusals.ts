import type { Harm } from '../../src/core/approval/refusals.ts';
import { OutsideId } from '../../src/core/ids.ts';
import type { AnyRefusalCode, AnyRefusalMap } from '../../src/core/refusals.ts';
import type { NotReached } from '../../src/core/standing-approval/counting.ts';
import { shapeParts } from '../../src/core/standing-approval/shape.ts';
import { p } from '../core/proposals.ts';
import { u } from '../core/public-updates.ts';
import { f } from '../core/report.ts';
import { ada, bo, checkout, observer, pricing, rb } from '../core/sample.ts';
import { aheadFacts } from './ahead-refusals.ts';
import { drillFacts } from './drill-refusals.ts';
import { freezeFacts } from './freeze-refusals.ts';
import { tabletopFacts } from './tabletop-refusals.ts';

const missing = { plan: rb(1), ahead: undefined, harm: undefined };
const harm: Harm = {
  release: '2',
  impact: {
    verdict: 'destructive',
    migrations: [{ release: '2', name: '0042_drop_discount', class: 'destructive' }],
    unknownData: 'one_person',
  },
  canContain: false,
};
const outsides = [
  ...shapeParts,
  'release',
  'revoked',
  'expired',
  'role',
  'own',
] as const satisfies readonly NotReached['outside'][];

/** Facts for every code, with every turn that its sentence can take. */
export const facts: { readonly [C in AnyRefusalCode]: readonly AnyRefusalMap[C][] } = {
  NotTheAuthority: [
    { authority: ada, order: 'stop' },
    { authority: ada, order: 'abort' },
    { authority: ada, order: 'decline', onRoster: true },
    { authority: ada, order: 'go', onRoster: false },
  ],
  NoStatusPage: [{}],
  PublicKnowsNothing: [{ incident: 'INC-1' }],
  UnknownUpdate: [
    { said: 'U9', waiting: [u(1)] },
    { said: 'U9', waiting: [] },
  ],
  OwnUpdate: [
    { update: u(1), severity: 'sev1', others: [bo] },
    { update: u(1), severity: null, others: [] },
  ],
  NotTheRole: [
    { role: 'dba', holders: [ada, bo] },
    { role: 'support', holders: [] },
    { role: 'checkout-team', holders: [ada, bo] },
    { role: 'report', holders: [ada] },
    { role: 'report', holders: [] },
  ],
  NotOnRoster: [{ who: observer, roster: [ada, bo] }],
  NoHandover: [
    { authority: ada, to: undefined },
    { authority: ada, to: bo },
  ],
  MayNotTakeCommand: [
    { authority: ada, roster: [ada, bo] },
    { authority: ada, roster: [] },
  ],
  NotOutside: [
    { target: checkout, from: '2', to: '2', why: 'same' },
    { target: checkout, from: '2', to: '1', why: 'future' },
    { target: checkout, from: '2', to: '1', why: 'run', plan: rb(1) },
  ],
  UnknownOutside: [{ said: OutsideId.parse('OUT-9') }],
  NothingToDecide: [{ authority: ada }],
  TooEarlyToDecide: [
    { authority: ada, until: '2026-03-01T10:05:00.000Z' },
    { authority: ada, until: undefined },
  ],
  ReasonMissing: [{ order: 'iDecide' }, { order: 'takeCommand' }],
  OneRoleEach: [{ who: ada }],
  NotCalm: [
    { rung: 'deciding', plan: undefined },
    { rung: 'mitigated', plan: rb(1) },
    { rung: 'recovered', plan: undefined },
  ],
  StandDownOutOfRange: [
    {
      until: '2026-03-09T10:00:00.000Z',
      earliest: '2026-03-01T10:15:00.000Z',
      latest: '2026-03-04T10:00:00.000Z',
    },
  ],
  TargetUnknown: [
    { target: pricing, known: [checkout] },
    { target: pricing, known: [] },
  ],
  TargetActedOn: [{ target: checkout, by: 'RB-1' }],
  ScopeEmpty: [{ targets: [checkout] }],
  HurtSinceUnfit: [{ since: '2026-03-02T00:00:00.000Z' }, { since: '2020-01-01T00:00:00.000Z' }],
  NobodyMayDecide: [{ target: 'checkout@prod' }],
  IncidentClosed: [{ incident: 'INC-1' }],
  NotClosed: [{ incident: 'INC-1', rung: 'acting' }],
  StrategyUnderWay: [{ strategy: 'rollback' }],
  AccountClosed: [{ people: [ada] }, { people: [ada, bo] }],
  UnknownPerson: [
    { said: '@ad', nearest: 'ada' },
    { said: '@xx', nearest: undefined },
  ],
  MachineMayNot: [
    { token: 'ci', order: 'go' },
    { token: 'ci', order: 'read' },
  ],
  ReportOwnerMissing: [{ incident: 'INC-1' }],
  TargetHasIncident: [
    { target: 'checkout@prod', incident: 'INC-2' },
    { target: 'checkout@prod', incident: 'INC-2', isPrivate: true },
  ],
  ChecksSayNo: [{ check: 'mitigation/purchases' }],
  NotRecovered: [
    { rung: 'validating', checks: ['criterion/one-release'], residuals: ['R1'], noCriteria: false },
    { rung: 'validating', checks: [], residuals: [], noCriteria: true },
    { rung: 'validating', checks: [], residuals: [], noCriteria: false, support: 'support' },
    {
      rung: 'mitigated',
      checks: [],
      residuals: [],
      noCriteria: false,
      containments: ['RB-2'],
      exposureOnly: 'flag-off',
    },
  ],
  StrategyActive: [
    { strategy: 'rollback', plan: rb(1), through: 3, steps: 9, isPaused: false },
    { strategy: 'rollback', plan: rb(1), through: 3, steps: 9, isPaused: true },
    { strategy: 'wait', plan: undefined, through: 0, steps: 0, isPaused: false },
  ],
  StandingOrderOver: [{ plan: undefined }, { plan: rb(1) }],
  AutomationHeld: [
    {
      plan: rb(1),
      target: checkout,
      automation: { mode: 'off', until: '2026-03-01T14:00:00.000Z', by: ada },
    },
  ],
  RestUnderWay: [{ plan: 'RB-1' }],
  NoRestBlock: [{ plan: 'RB-1' }],
  TargetHeld: [{ target: 'checkout@prod', by: 'INC-2' }],
  TargetOutsideIncident: [
    { target: 'pricing@prod', incident: 'INC-1', targets: ['checkout@prod'] },
  ],
  ScreenStale: [{ order: 'resume', now: 'RB-2' }],
  NoStrategy: [{ order: 'abort' }],
  SwitchUnderWay: [{ to: 'RB-2' }, { to: 'wait' }],
  NoOpenPlan: [{ order: 'go' }],
  UnknownEntry: [{ entry: 'E99', last: 'E12' }],
  NotYourEntry: [{ entry: 'E7', may: [ada, bo] }],
  NoSpokenDecision: [
    { entry: 'E7', why: 'no-note' },
    { entry: 'E7', why: 'withdrawn' },
    { entry: 'E7', why: 'too-late' },
  ],
  UnknownProposal: [
    { proposal: p(9), open: [p(1), p(2)] },
    { proposal: p(9), open: [] },
  ],
  WhichProposal: [{ proposals: [p(1), p(2)] }, { proposals: [] }],
  WhichPlan: [{ plans: [rb(1), rb(2)] }, { plans: [] }],
  UnknownPlan: [
    { plan: 'RB-9', plans: [rb(1)] },
    { plan: 'RB-9', plans: [] },
  ],
  PlanAlreadyRun: [{ plan: rb(1) }],
  PlanChanged: [
    { plan: rb(1), what: 'playbook' },
    { plan: rb(1), what: 'configuration' },
    { plan: rb(1), what: 'vanished' },
    { plan: rb(1), what: 'release' },
    { plan: rb(1), what: 'ground' },
  ],
  ApprovalMissing: [
    { ...missing, missing: [{ roles: ['dba'], people: [ada, bo], given: 0, min: 2 }] },
    { ...missing, missing: [{ roles: ['dba', 'approver'], people: [], given: 0, min: 1 }] },
    { ...missing, missing: [{ roles: [], people: [bo], given: 0, min: 1 }], harm },
    {
      ...missing,
      missing: [{ roles: ['dba'], people: [bo], given: 0, min: 1 }],
      harm: { ...harm, canContain: true },
    },
    ...outsides.map((outside) => ({
      ...missing,
      missing: [{ roles: ['dba'], people: [bo], given: 0, min: 1 }],
      ahead: { person: bo, at: '2025-11-12T10:00:00.000Z', outside },
    })),
  ],
  ApprovalDenied: [
    { plan: rb(1), by: bo, at: '2026-03-01T10:00:00.000Z' },
    { plan: rb(1), by: undefined, at: undefined },
  ],
  NotAnApprover: [
    { plan: rb(1), roles: ['dba'], people: [bo] },
    { plan: rb(1), roles: [], people: [] },
  ],
  OwnRequest: [
    { plan: rb(1), people: [bo] },
    { plan: rb(1), people: [] },
  ],
  NothingToApprove: [{ plan: rb(1) }],
  CardStale: [{ plan: rb(1) }],
  StrategyUnavailable: [{ strategy: 'failover' }, { strategy: 'fix-forward' }],
  SamePlan: [{ plan: rb(1) }],
  NothingToUndo: [{ plan: rb(1) }],
  NoContainment: [{ plan: undefined }, { plan: rb(2) }],
  ContainmentInForce: [{ plans: [rb(2)] }],
  WhichContainment: [{ plans: [rb(2), rb(3)] }],
  ConstraintForbids: [
    { step: 'wipe', dataset: 'audit-log', how: 'delete', constraint: 'retain(7y)' },
  ],
  EffectsUnknown: [{ plan: rb(1), target: 'checkout@prod' }],
  DataImpactUnknown: [{ plan: rb(1), releases: ['2'] }],
  TargetNotTyped: [
    { plan: rb(1), typed: undefined, wanted: 'checkout@prod', why: ['destroys-data'] },
    { plan: rb(1), typed: 'checkout', wanted: 'checkout@prod', why: [] },
    { plan: rb(1), typed: 'x', wanted: 'checkout@prod', why: ['something-new'] },
  ],
  DataLossUnsigned: [
    {
      plan: rb(1),
      losses: [{ dataset: 'orders', owner: 'dba', rows: 412, ageMs: 420_000 }],
      owners: [bo],
      number: '412',
    },
    {
      plan: rb(1),
      losses: [{ dataset: 'orders', owner: 'dba', rows: null, ageMs: null }],
      owners: [bo],
      number: 'unknown',
    },
  ],
  LossDiffers: [{ plan: rb(1), said: '4', shown: '412' }],
  NothingToLose: [{ plan: rb(1) }],
  UnknownAssumption: [
    { said: '9', assumptions: ['1: nobody else deploys'] },
    { said: '1', assumptions: [] },
  ],
  OnlyObserving: [{ order: 'go' }],
  NothingRuns: [{ order: 'stop' }],
  UnknownStep: [
    { said: 'deplyo', steps: ['deploy'], nearest: 'deploy' },
    { said: 'x', steps: ['deploy'], nearest: undefined },
  ],
  StepInTheWay: [{ step: 'deploy-1' }],
  StepUnsettled: [{ step: 'deploy-1' }],
  StepNotThere: [
    'pending',
    'started',
    'awaiting-ack',
    'finished',
    'failed',
    'unknown',
    'not-run',
    'newer',
  ].map((status) => ({ step: 'deploy-1', status, order: 'retry' })),
  EvidenceMissing: ['text', 'link', 'number', 'other'].map((evidence) => ({
    step: 'deploy-1',
    evidence,
  })),
  UnknownCheck: [
    { said: 'purchase', checks: ['purchases'], nearest: 'purchases' },
    { said: 'x', checks: [], nearest: undefined },
  ],
  UnknownResidual: [
    { said: 'R9', residuals: ['R1'] },
    { said: 'R9', residuals: [] },
  ],
  SupportNotAsked: [{ due: undefined }, { due: '2026-03-01T10:30:00.000Z' }],
  SupportHadTime: [{ role: 'support' }],
  UnknownReview: [
    { said: 'V9', reviews: ['V1'] },
    { said: 'V9', reviews: [] },
  ],
  NotYourReview: [
    { review: 'V1', notBy: [ada] },
    { review: 'V1', notBy: [ada, bo] },
  ],
  ReportNotReady: [
    { missing: ['factor', 'F2'], toClose: false },
    { missing: ['factor', 'finish'], toClose: true },
    { missing: ['finish'], toClose: false },
  ],
  ReportMoved: [
    {
      section: 'summary',
      revision: 2,
      by: bo,
      standing: 'Buying failed for 12 minutes.',
      yours: 'Buying was slow.',
    },
    {
      section: 'wrong',
      revision: 1,
      by: bo,
      standing: null,
      yours: 'Nobody had tried it.',
    },
  ],
  NowhereToPublish: [{ isPrivate: false }, { isPrivate: true }],
  NotAPlaybookChange: [{ followUp: f(1), aim: 'prevent' }],
  NoPlaybookRan: [{ followUp: f(1) }],
  SamePlaybook: [
    { followUp: f(2), playbook: 'checkout-rollback', version: '3', digest: 'a1b2c3d4e5f6a7b8' },
  ],
  OtherPlaybook: [
    {
      followUp: f(2),
      playbook: 'checkout-rollback',
      said: '5',
      version: '4',
      digest: 'a1b2c3d4e5f6a7b8',
    },
  ],
  OwnReport: [{ writers: [ada, bo] }],
  ReportOfAuthority: [{ who: ada }],
  UnknownFollowUp: [
    { said: 'F9', open: ['F1', 'F2'] },
    { said: 'F9', open: [] },
  ],
  ResidualsOpen: [{ residuals: ['R1', 'R2'] }, { residuals: [] }],
  NoWayBack: [
    { target: 'checkout@prod', known: ['2'] },
    { target: 'checkout@prod', known: [] },
  ],
  UnknownRelease: [
    { target: 'checkout@prod', said: '9', known: ['1', '2'] },
    { target: 'checkout@prod', said: '9', known: [] },
  ],
  ReleaseUnclear: [{ target: 'checkout@prod', version: '2' }],
  NotIdentified: [{ version: '2' }],
  NoPlaybook: [{ service: 'checkout' }],
  PlaybookBroken: [
    { playbook: 'p', problems: ['line 3: unknown step'] },
    { playbook: 'p', problems: ['a', 'b', 'c', 'd', 'e', 'f'] },
  ],
  SeveralServices: [{ services: ['checkout', 'pricing'] }, { services: [] }],
  NotSignedIn: [{}],
  UnknownCommand: [{ said: 'rolback', nearest: '/rollback checkout' }, { said: ' ' }],
  Misread: [
    { problem: 'It needs a reason', usage: '/rollback skip <step> <reason>', dangerous: true },
    {
      problem: 'No.',
      usage: '/rollback go [<plan>]',
      nearest: '/rollback go RB-1',
      dangerous: true,
    },
    { problem: 'No.', usage: '/incident who', nearest: '/incident who', dangerous: false },
  ],
  BadRequest: [{ problems: ['text: is missing'] }],
  NoIncident: [
    { order: 'stop', open: ['INC-1', 'INC-2'] },
    { order: 'note', open: [] },
  ],
  WhichIncident: [{ open: ['INC-1', 'INC-2'] }],
  UnknownIncident: [{ said: 'INC-9', open: ['INC-1'] }],
  UnknownService: [
    { said: 'chekout', nearest: 'checkout', services: ['checkout', 'pricing'] },
    { said: 'x', services: ['pricing'] },
    { said: 'x', services: [] },
  ],
  RegistryUnavailable: [{ what: 'The disk is full', next: 'Whoever runs Sternway makes room' }],
  Busy: [{}],
  OnlyOnItsMachine: [{}],
  NotNamed: [{ admins: ['ada'] }, { admins: [] }],
  PictureNotDrawn: [{}],
  NotAdmin: [{ admins: ['ada', 'bo'] }, { admins: [] }],
  TooLarge: [{ limit: 65_536 }],
  NotFound: [{ what: 'page /x' }],
  GuestMayNot: [{}],
  OtherWorkspace: [{}],
  NoPrivateChannels: [{}],
  BotNotInChannel: [{ channel: 'C0INC' }],
  ChannelArchived: [{ channel: 'C0INC' }],
  ChannelShared: [{ channel: 'C0INC' }],
  NoChannelHere: [{}],
  ChannelTaken: [{ channel: 'C0INC', incident: 'INC-2' }],
  AttachedAlready: [{ incident: 'INC-1', channel: 'C0INC' }],
  PrivateStaysApart: [{ incident: 'INC-1' }],
  FormExpired: [{}],
  ...freezeFacts,
  ...drillFacts,
  ...tabletopFacts,
  ScenarioBroken: [
    {
      problems: [
        'own.yaml:7:9 "atc" is not one of detect, declare, decide, act; did you mean "act"?',
      ],
    },
    { problems: ['own.yaml:1:1 "title" is missing'], toPlay: true },
  ],
  OnlyRecorded: [{ incident: 'INC-9' }],
  ...aheadFacts,
  HoldIsForAdmins: [{ admins: [] }, { admins: [ada] }],
  ExportIsForAdmins: [{ admins: [] }, { admins: [ada] }],
  UnderLegalHold: [{ incident: 'INC-1', by: ada, since: '2026-03-01T10:00:00.000Z' }],
  DueInPast: [{ due: '2026-02-27', aim: 'prevent', nearest: '2026-03-02' }],
  NoSuchText: [
    {
      event: 'incident/INC-3#4',
      name: 'subject',
      names: { there: ['title', 'reason'], erased: [] },
    },
    { event: 'incident/INC-3#4', name: 'title', names: { there: [], erased: ['title'] } },
    { event: 'incident/INC-3#4711', name: 'title', names: null },
  ],
  SearchNeedsReason: [{ said: 'first-oncall' }],
  ReceiptMisfits: [{ said: '412/9f3a2c41b07d55e1' }],
  NotAsRecorded: [
    {
      checked: {
        events: 840,
        streams: 12,
        head: 840,
        erased: [],
        problems: [{ position: 412, stream: 'incident/INC-3', what: 'its hash is another one' }],
        unnamed: { erased: 0, problems: 0, first: null },
      },
    },
  ],
  UnknownChange: [
    { change: 'O9', known: ['O1'] },
    { change: 'O9', known: [] },
  ],
  CameLate: [{ order: 'resume', at: '2026-03-01T10:00:00.000Z' }],
};

/** The last facts of these are none that this program makes: their text bears them, and no reader is shown them. */
export const endsOddly: ReadonlySet<AnyRefusalCode> = new Set<AnyRefusalCode>([
  'WhichProposal',
  'WhichPlan',
  'StepNotThere',
  'EvidenceMissing',
  'TargetNotTyped',
  'SeveralServices',
  'ResidualsOpen',
]);

const isCode = (code: string): code is AnyRefusalCode => code in facts;
/** Every code of a refusal: a forgotten one does not compile. */
export const codes = Object.keys(facts).filter(isCode);
