import type { Incident } from '../../../src/core/incident/incident.ts';
import type { RefusalCode } from '../../../src/core/refusals.ts';
import { everybody, type Role } from './cast.ts';
import type { Label } from './said.ts';

type Rung = Incident['rung'];

/**
 * Whose an order is; what everybody else is told, and on which rungs. Where no rung is named it is on all of them until
 * the incident is closed. On other rungs nothing is there that it could be about: nobody is let through.
 */
export type Row = {
  readonly who: readonly Role[];
  readonly others?: RefusalCode;
  readonly on?: readonly Rung[];
  /** What these are told, where it is something else. */
  readonly told?: Partial<Readonly<Record<Role, RefusalCode | 'moot'>>>;
};

const decides: Row = { who: ['authority'], others: 'NotTheAuthority' };
const anybody: Row = { who: everybody };
const inCommand: Row = { who: ['authority', 'commander', 'deputy'], others: 'NotTheRole' };
const speaks: Row = { ...inCommand, who: [...inCommand.who, 'comms', 'scribe'] };
const owns: Row = { ...speaks, who: [...speaks.who, 'former'] };
const roster: readonly Role[] = ['authority', 'former', 'deputy', 'roster'];
const mayTake: Row = { who: roster, others: 'MayNotTakeCommand' };
const agrees: Row = {
  who: ['approver', 'dba'],
  others: 'NotAnApprover',
  told: { authority: 'OwnRequest' },
  // What is open when a run ends was made for what was live before, and is void.
  on: ['deciding', 'acting', 'mitigated'],
};

/** configuration.md, "Who may order what", written by hand: a row for each order. */
export const table: Readonly<Record<Label, Row>> = {
  // All that only reads, and words
  status: anybody,
  who: anybody,
  help: anybody,
  timeline: anybody,
  catchUp: anybody,
  dashboard: anybody,
  check: anybody,
  rollbackStatus: anybody,
  dryRun: anybody,
  where: anybody,
  releaseList: anybody,
  registryList: anybody,
  registryShow: anybody,
  registryVerify: anybody,
  registryStats: anybody,
  registryAdd: anybody,
  registryExplain: anybody,
  registryExport: { who: ['keeper'], others: 'ExportIsForAdmins' },
  registryHold: { who: ['keeper'], others: 'HoldIsForAdmins' },
  registryRelease: { who: ['keeper'], others: 'HoldIsForAdmins' },
  note: anybody,
  propose: anybody,
  object: anybody,
  page: anybody,
  declare: anybody,
  attach: anybody,
  card: anybody,
  plan: anybody,
  correct: { who: ['author', 'authority', 'commander', 'scribe'], others: 'NotYourEntry' },

  // What moves something
  go: decides,
  decline: decides,
  switch: decides,
  containment: decides,
  stop: decides,
  resume: decides,
  abort: decides,
  toRest: decides,
  stay: decides,
  retry: decides,
  skip: decides,
  settle: decides,
  mitigated: decides,
  recovered: decides,
  close: decides,
  reopen: decides,
  scope: decides,
  standdown: decides,
  handover: decides,
  objections: decides,
  myDecision: decides,
  outside: decides,
  makePublic: decides,
  waive: { who: [...roster, 'dba'], others: 'NotTheAuthority' },

  // Whoever is in command, and whoever speaks for the incident
  assign: inCommand,
  severity: inCommand,
  invite: inCommand,
  assume: inCommand,
  statusReport: speaks,
  snooze: speaks,
  publishDraft: speaks,
  publishApprove: { who: ['authority', 'comms'], others: 'NotTheRole' },
  publishDrop: speaks,

  // Whoever is named
  approve: agrees,
  deny: agrees,
  ack: { who: ['dba'], others: 'NotTheRole', on: ['acting', 'mitigated'] },
  // Whoever decides already is told so.
  acceptHandover: { who: ['roster'], others: 'NoHandover', told: { authority: 'moot' } },
  residual: {
    who: ['authority', 'dba'],
    others: 'NotTheRole',
    on: ['acting', 'mitigated', 'validating'],
  },
  'residual waive': {
    who: ['authority'],
    others: 'NotTheAuthority',
    on: ['acting', 'mitigated', 'validating'],
  },
  lose: { who: ['dba'], others: 'NotTheRole', on: ['deciding', 'acting', 'mitigated'] },
  supportSays: { who: ['support'], others: 'NotTheRole', on: ['mitigated', 'validating'] },
  review: { who: everybody.filter((role) => role !== 'former'), others: 'NotYourReview' },
  report: anybody,
  reportWrite: speaks,
  reportFactor: speaks,
  followUp: speaks,
  reportOwner: speaks,
  reportFinish: speaks,
  reportPublish: speaks,
  // Nothing was to be followed up, and nothing is finished.
  followUpEnd: { who: everybody, on: [] },
  playbookChange: { who: everybody, on: [] },
  reportSign: { who: everybody, on: [] },
  // There is none of that name.
  'review V2': { who: everybody, on: [] },

  // Who decides
  takeCommand: mayTake,
  iDecide: mayTake,

  // What belongs to the team of a target is asked where the target is known: test/app/permissions.test.ts
  releaseRegister: anybody,
  releaseFixed: anybody,
  auto: anybody,
  approveAhead: anybody,
  revokeAhead: anybody,
  drillStatus: anybody,
  drillSchedule: anybody,
  drillLater: anybody,
  drillSkip: anybody,
  drillStart: anybody,
  drillReport: anybody,
  tabletopStart: anybody,
  tabletopChoose: decides,
  tabletopPause: inCommand,
  tabletopGoOn: inCommand,
  tabletopStop: inCommand,
};

/** Where it is otherwise: once recovered nothing is left to waive, so there is nothing to agree to. */
export const onRung: Partial<Readonly<Record<Rung, Partial<Readonly<Record<Label, Row>>>>>> = {
  recovered: { waive: decides },
  // Whoever was named in closing owns the report.
  closed: {
    reportWrite: owns,
    reportFactor: owns,
    followUp: owns,
    reportOwner: owns,
    reportFinish: owns,
    reportPublish: owns,
  },
};

/** While the glass is broken a rule that asks for two persons asks for one fewer (product.md, "Roles"). */
export const glass: Partial<Readonly<Record<Label, Row>>> = {
  approve: { ...agrees, who: ['approver'], told: {} },
  deny: { ...agrees, who: ['approver'], told: {} },
  // Opened by breaking the glass.
  'review V2': {
    who: everybody.filter((role) => role !== 'authority'),
    others: 'NotYourReview',
    on: ['declared', 'deciding', 'acting', 'mitigated', 'validating', 'recovered'],
  },
};

/** What stays after *closed*: reading, notes, opening it again, what others have to look at; and what needs no incident. */
export const afterClosed: readonly Label[] = [
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
  'registryExport',
  'registryHold',
  'registryRelease',
  'note',
  'correct',
  'reopen',
  'review',
  'report',
  'reportWrite',
  'reportFactor',
  'followUp',
  'followUpEnd',
  'playbookChange',
  'reportOwner',
  'reportFinish',
  'reportSign',
  'reportPublish',
  'review V2',
  'invite',
  'makePublic',
  'declare',
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
];
