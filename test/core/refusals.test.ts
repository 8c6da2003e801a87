import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/core/command.ts';
import { emptyBook } from '../../src/core/drill/book.ts';
import { fixed } from '../../src/core/freeze/deciders.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { type RefusalCode, refuse, refuseAtEdge } from '../../src/core/refusals.ts';
import { register } from '../../src/core/release/deciders.ts';
import { evolveTarget, noHistory } from '../../src/core/release/history.ts';
import { revokes, signs } from './ahead.ts';
import { approved, denied, signed } from './approvals.ts';
import { attach } from './channel.ts';
import { accepted, iDecide, inVain, offered, ops, taken } from './command.ts';
import { postponed, scheduled, skipped, told, turnable } from './drills.ts';
import { scope, severity } from './extent.ts';
import { given, type Move } from './given.ts';
import { adding } from './gone-back.ts';
import { assume, lose } from './impact/orders.ts';
import { dropped, impact, wiping } from './impact/samples.ts';
import { correct, myDecision } from './notes.ts';
import {
  abort,
  ack,
  assigned,
  carded,
  close,
  confirm,
  declared,
  go,
  mitigated,
  note,
  planned,
  recovered,
  reopen,
  residual,
  resume,
  review,
  running,
  settle,
  skip,
  stop,
  switched,
  switchTo,
  waive,
} from './orders.ts';
import { judge } from './outside.ts';
import { hidden } from './privacy.ts';
import { decline, p, propose } from './proposals.ts';
import { approveUpdate, draftUpdate } from './public-updates.ts';
import {
  declaredWith,
  f,
  finished,
  followUp,
  followUpEnd,
  playbookChange,
  publish,
  reportOwner,
  reportReady,
  reportSign,
  write,
} from './report.ts';
import { begun, checked, claimed, failed, unknown } from './reports.ts';
import { restful, toRest } from './resting.ts';
import { hold, takeOut } from './retention.ts';
import {
  ada,
  bo,
  checkout,
  commander,
  dba,
  deputy,
  manual,
  observer,
  planOf,
  pricing,
  rb,
  step,
} from './sample.ts';
import { importedFrom } from './scenario/imported.ts';
import { recorded as recordedIncidents } from './scenario/shipped.ts';
import { opening, type Scene, say } from './scene.ts';
import { standdown } from './standdown.ts';
import { announced, asSigned, automationOff } from './standing.ts';
import { carriedOut, containing, containment, courseOf } from './strategies.ts';
import { later, supportAsked, supportDue, supportSays } from './support.ts';
import { asked, choose, pause, played, scenarioOf, startedBy } from './tabletop-scene.ts';

type Single = Exclude<Move, readonly Move[]>;
type Source = Decision | 'app';

const after =
  (...story: readonly Move[]) =>
  (order: Single): Source => {
    const { told } = given(...story).when(order).scene;
    if (told.status === 'heeded' || told.status === 'silent') throw new Error('An order decides');
    return told;
  };

const twoPersons = planOf({ steps: [step('back', { reversible: 'point_of_no_return' })] });
const runs = running(planOf());
const kept = { kind: 'legal_hold', said: 'legal_hold' } as const;
const cardOf = (more: Partial<FrozenPlan>): Move => [declared(), planned(planOf(more)), go()];
const signedCardOf = (more: Partial<FrozenPlan>): Move => [
  declared(),
  planned(planOf(more)),
  approved(),
  go(),
];
const twoPlans: Move = [declared(), planned(planOf()), planned(planOf({ inputs: { n: 2 } }))];
const asks: Move = [running(planOf({ steps: [manual('look', 'text')] })), begun('look')];
const nobody = { people: [], deputy: undefined, source: 'configuration', digest: 'x', ageMs: 0 };
const held = { held: [{ target: checkout, incident: 'INC-9' }] };
const machine = { ...stop(), actor: { kind: 'machine', token: 'ci', may: [] } } as const;
const at = '2026-03-01T10:00:00.000Z';
const release = { kind: 'releaseRegister', target: checkout, version: '1' } as const;
const byAda = { actor: { kind: 'person', person: ada }, at } as const;
const known = evolveTarget(noHistory, {
  event: {
    type: 'ReleaseRegistered',
    target: checkout,
    version: '1',
    digest: 'a',
    liveSince: at,
    by: ada,
  },
  at,
});

function reopenedAfterImport(): Source {
  const [scenario] = recordedIncidents;
  const incident = scenario && importedFrom(scenario);
  const { told } = say({ ...opening, incident }, reopen());
  if (told.status === 'heeded' || told.status === 'silent') throw new Error('An order decides');
  return told;
}

function toldBy({ told }: Scene): Source {
  if (told.status === 'heeded' || told.status === 'silent') throw new Error('An order decides');
  return told;
}

/** Each code with a story that ends in it; `app`: it is made where
 * playbooks, releases and configuration are read (test/refusals.test.ts names the test that reaches it). */
const sources: Readonly<Record<RefusalCode, Source>> = {
  NotTheAuthority: after(runs)(stop({ by: bo })),
  NotTheRole: after(asks)(ack('look', 'seen', { by: bo })),
  NotOnRoster: after(declared())(offered(dba)),
  NoHandover: after(declared())(accepted({ by: bo })),
  MayNotTakeCommand: after(declared())(taken({ by: observer })),
  NothingToDecide: after(declared())(iDecide()),
  TooEarlyToDecide: after(declared(), planned(planOf()))(iDecide()),
  ReasonMissing: after(inVain)(iDecide({ by: observer, ...ops })),
  NotCalm: after(declared())(standdown('08:00')),
  StandDownOutOfRange: after(declared(), mitigated())(standdown('5m')),
  TargetUnknown: after(declared())(scope({ add: [pricing], facts: { knownTargets: [] } })),
  TargetActedOn: after(runs)(scope({ add: [pricing], remove: [checkout] })),
  ScopeEmpty: after(declared())(scope({ remove: [checkout] })),
  OneRoleEach: after(
    declared(),
    assigned('commander', commander),
    assigned('dba', dba),
  )(assigned('ops', ada)),
  HurtSinceUnfit: after()(declared({ since: '2099-01-01T00:00:00.000Z' })),
  NobodyMayDecide: after()(declared({ facts: { roster: nobody } })),
  IncidentClosed: after(declared(), close())(carded()),
  NotClosed: after(runs)(reopen()),
  StrategyUnderWay: after(runs)(close({ reportOwner: bo })),
  AccountClosed: after(declared())(offered(bo, { facts: { namedIsGone: true } })),
  UnknownPerson: after(declared())(assigned('dba', dba, { facts: { named: undefined } })),
  MachineMayNot: after(runs)(machine),
  NoStatusPage: after(declared())(draftUpdate({ page: { hasPage: false } })),
  PublicKnowsNothing: after(hidden())(draftUpdate()),
  UnknownUpdate: after(declared())(approveUpdate()),
  OwnUpdate: after(declared(), severity('sev1'), draftUpdate())(approveUpdate()),
  ReportNotReady: after(declaredWith())(reportReady()),
  ReportMoved: after(
    declared(),
    write('summary', 'slow', { by: deputy }),
  )(write('summary', 'fast')),
  NowhereToPublish: after(
    declared(),
    finished,
  )(publish({ facts: { reachable: { hasChannel: false, webhook: 'none' } } })),
  NotAPlaybookChange: after(declared(), followUp())(playbookChange()),
  NoPlaybookRan: after(declared(), followUp({ aim: 'playbook_change' }))(playbookChange()),
  SamePlaybook: after(
    runs,
    followUp({ aim: 'playbook_change' }),
  )(playbookChange(f(1), { now: planOf() })),
  OtherPlaybook: after(
    runs,
    followUp({ aim: 'playbook_change' }),
  )(playbookChange(f(1), { version: '9' })),
  OwnReport: after(declared(), finished)(reportSign({ by: ada })),
  ReportOfAuthority: after(declared(), severity('sev1'))(reportOwner(ada)),
  DueInPast: after(declared())(followUp({ due: '2026-02-27' })),
  UnknownFollowUp: after(declared())(followUpEnd(f(9))),
  ReportOwnerMissing: after(runs, abort())(close()),
  TargetHasIncident: after()(declared({ facts: { openOnTargets: held.held } })),
  ChecksSayNo: after(runs, checked('mitigation/users-buy', 'fail'))(mitigated()),
  NotRecovered: after(runs)(recovered()),
  StrategyActive: after(runs)(go()),
  TargetHeld: after(declared(), planned(planOf()))(go({ facts: held })),
  TargetOutsideIncident: after(declared())(switchTo('wait', { targets: [pricing] })),
  NoStrategy: after(declared())(abort()),
  SwitchUnderWay: after(
    runs,
    claimed('back'),
    planned(planOf()),
    switched(rb(2)),
  )(switchTo('wait')),
  NoOpenPlan: after(declared())(go()),
  UnknownEntry: after(declared())(correct('E9')),
  NotYourEntry: after(declared(), note())(correct('E2', { by: bo })),
  NoSpokenDecision: after(declared())(myDecision('E1')),
  UnknownProposal: after(declared())(decline({ plan: p(9) })),
  WhichProposal: after(declared(), propose('wait'), propose('restart'))(decline()),
  WhichPlan: after(twoPlans)(go()),
  UnknownPlan: after(declared())(go({ plan: rb(9) })),
  PlanAlreadyRun: after(runs, abort())(go({ plan: rb(1) })),
  PlanChanged: after(declared(), planned(planOf()))(go({ facts: { playbookNow: undefined } })),
  ApprovalMissing: after(declared(), planned(signed()))(go()),
  ApprovalDenied: after(declared(), planned(signed()), denied())(go()),
  NotAnApprover: after(declared(), planned(signed()))(approved({ by: bo })),
  OwnRequest: after(declared(), planned(twoPersons))(approved({ by: ada })),
  NothingToApprove: after(declared(), planned(planOf()))(approved()),
  CardStale: after(declared(), planned(planOf()))(confirm()),
  ScreenStale: after(runs)({ ...resume(), seen: 7 }),
  StrategyUnavailable: after(declared())(switchTo('failover')),
  SamePlan: after(runs)(switchTo(rb(1))),
  NothingToUndo: after(runs, planned(planOf()))(switchTo(rb(2), { undo: true })),
  NoContainment: after(declared())(containment('end')),
  ContainmentInForce: after(declared(), carriedOut(containing))(close({ reportOwner: bo })),
  WhichContainment: after(
    declared(),
    carriedOut(containing),
    carriedOut(courseOf('flag-off')),
  )(containment('keep')),
  OnlyObserving: after(declared(), planned(planOf()))(go({ facts: { observing: true } })),
  ConstraintForbids: after(declared())(planned(planOf(wiping({ constraints: [kept] })))),
  EffectsUnknown: after(cardOf({ effectsDeclared: false }))(confirm()),
  DataImpactUnknown: after(cardOf({ dataImpact: impact('unknown') }))(confirm()),
  TargetNotTyped: after(signedCardOf({ dataImpact: dropped }))(confirm()),
  DataLossUnsigned: after(signedCardOf(wiping()))(confirm({ typed: checkout })),
  LossDiffers: after(signedCardOf(wiping()))(lose('3', { by: dba })),
  NothingToLose: after(cardOf({}))(lose('3', { by: dba })),
  UnknownAssumption: after(runs)(assume('1', 'held')),
  NoChannelHere: after(declared())(attach()),
  ChannelTaken: after(declared())(attach('C0INC', { facts: { channelOf: 'INC-9' } })),
  AttachedAlready: after(declared(), attach('C0INC'))(attach('C0TWO')),
  PrivateStaysApart: after(hidden())(attach('C0INC')),
  NothingRuns: after(declared())(stop()),
  UnknownStep: after(asks)(ack('nothing', 'seen')),
  StepInTheWay: after(runs, claimed('back'), failed('back'))(resume()),
  StepUnsettled: after(runs, unknown('back'))(skip('back')),
  StepNotThere: after(runs)(settle('back', 'done')),
  StandingOrderOver: after(declared(), planned(planOf()))(asSigned(rb(1))),
  AutomationHeld: after(announced, later(2))(asSigned(rb(1), dba, automationOff())),
  RestUnderWay: after(running(restful), toRest())(resume()),
  NoRestBlock: after(runs)(toRest()),
  EvidenceMissing: after(asks)(ack('look', 'done', { by: dba })),
  UnknownCheck: after(declared())(waive('nothing')),
  UnknownResidual: after(declared())(residual('R1', 'done')),
  SupportNotAsked: after(declared())(supportSays('no-increase')),
  SupportHadTime: after(
    supportAsked,
    supportSays('need-time'),
    later(30),
    supportDue,
  )(supportSays('need-time')),
  UnknownReview: after(declared())(review('V1')),
  NotYourReview: after(declared(), taken({ by: bo }))(review('V1', { by: bo })),
  ResidualsOpen: after(declared(), waive('shop-answers'))(close()),
  NotIdentified: register({ ...byAda, order: release }, noHistory),
  ReleaseUnclear: register({ ...byAda, order: { ...release, digest: 'b' } }, known),
  ReleaseFrozen: 'app',
  NothingFrozen: fixed({ kind: 'releaseFixed', what: '9', fix: 'it' }, ada, [], () => false),
  GateClosed: 'app',
  NotForAhead: signs({}, twoPersons),
  ShapeStale: signs({ shape: 'another' }),
  NothingAhead: revokes(dba, []),
  NotOutside: adding({ to: '2' }),
  UnknownOutside: 'app',
  NoScenario: 'app',
  NoDecisions: startedBy({ scenario: { ...scenarioOf(), decisions: [] } }),
  NoTabletop: 'app',
  NotATabletop: after(declared())(pause),
  OnlyRehearsed: toldBy(played(asked(), close())),
  PointNotOpen: toldBy(played(asked(), choose('one', 'other'))),
  NoSuchOption: toldBy(played(asked(), choose('half'))),
  StoryWaits: toldBy(played(asked(), pause)),
  NoDrills: 'app',
  DrillDayUnfit: scheduled('2026-03-01'),
  NoDrillDue: postponed(turnable(emptyBook)),
  NotLaterToday: postponed(turnable(told), '17:00'),
  DrillOnProduction: 'app',
  DrillNowhere: 'app',
  DrillWithoutWay: 'app',
  NotADrill: 'app',
  SilentInDrill: 'app',
  NotYourDrill: skipped(bo, turnable(told)),
  SearchNeedsReason: 'app',
  NoSuchText: 'app',
  ReceiptMisfits: 'app',
  NotAsRecorded: 'app',
  ScenarioBroken: 'app',
  OnlyRecorded: reopenedAfterImport(),
  HoldIsForAdmins: after(declared())(hold()),
  ExportIsForAdmins: after(declared())(takeOut()),
  UnderLegalHold: 'app',
  UnknownChange: after(runs)(judge('O9', 'ours')),
  NoWayBack: 'app',
  UnknownRelease: 'app',
  NoPlaybook: 'app',
  PlaybookBroken: 'app',
  SeveralServices: 'app',
};

const made = Object.entries(sources).filter(([, source]) => source !== 'app');

describe('every refusal of the core', () => {
  test.each(made)('%s is reached', (code, source) => {
    expect(source).toMatchObject({ status: 'refused', refusal: { code } });
  });
});

describe('a refusal that is made while a plan is made', () => {
  test.each(Object.keys(sources).filter((code) => !made.some(([name]) => name === code)))(
    '%s is passed on as it is',
    () => {
      const no = refuse('NoPlaybook', { service: 'checkout' });
      given()
        .when(carded({ facts: { plan: no } }))
        .thenRefuses('NoPlaybook')
        .saying(no.facts);
    },
  );
});

describe('a refusal that is made at the edge', () => {
  test('has its code and its facts', () => {
    expect(refuseAtEdge('TooLarge', { limit: 7 })).toEqual({
      code: 'TooLarge',
      facts: { limit: 7 },
    });
  });
});
