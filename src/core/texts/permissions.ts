import type { OrderKind } from '../orders.ts';
import { type Rule, ruleOf } from '../policy/rules.ts';
import type { RefusalCode } from '../refusals.ts';

/** Whose an order is, in words, and what everybody else is told. */
type Words = { readonly who: string; readonly others: readonly RefusalCode[] };

const words: Readonly<Record<Rule, Words>> = {
  anyone: { who: 'any member', others: [] },
  authority: { who: 'the authority', others: ['NotTheAuthority'] },
  stopping: {
    who: 'the authority; while a standing order counts down, also whoever is paged for it',
    others: ['NotTheAuthority'],
  },
  command: { who: 'the authority, the commander, the deputy', others: ['NotTheRole'] },
  author: {
    who: 'whoever wrote the entry, the authority, the commander, the scribe',
    others: ['NotYourEntry'],
  },
  speaker: {
    who: 'the authority, the commander, the deputy, whoever holds comms or scribe',
    others: ['NotTheRole'],
  },
  publisher: {
    who: 'the authority, whoever holds comms; never the author in a sev1, a sev2 or without a severity',
    others: ['NotTheRole', 'OwnUpdate'],
  },
  offered: { who: 'whoever the decision is offered to', others: ['NoHandover'] },
  roster: {
    who: 'the roster and its deputy; once all of them were paged in vain, two holders of ops together',
    others: ['MayNotTakeCommand'],
  },
  waiver: {
    who: 'the authority; where the check answers for data, together with one of the roster or whoever holds dba',
    others: ['NotTheAuthority'],
  },
  reviewer: { who: 'whoever was not in what is reviewed', others: ['NotYourReview'] },
  reporter: {
    who: 'the owner of the report, the authority, the commander, the deputy, whoever holds comms or scribe',
    others: ['NotTheRole'],
  },
  followUpOwner: {
    who: 'whoever owns the follow-up, and whoever works on the report',
    others: ['NotTheRole'],
  },
  reportReader: { who: 'whoever did not write in the report', others: ['OwnReport'] },
  support: {
    who: 'whoever holds the role that is asked whether reports rise',
    others: ['NotTheRole'],
  },
  owner: {
    who: 'the authority; with done also whoever owns what is left over',
    others: ['NotTheRole', 'NotTheAuthority'],
  },
  approver: {
    who: 'whoever the plan or its step asks; where a second person is asked for, never the authority',
    others: ['NotAnApprover', 'OwnRequest'],
  },
  dataOwner: { who: 'whoever answers for the data that would be lost', others: ['NotTheRole'] },
  stepHolder: { who: 'whoever holds the role that the step names', others: ['NotTheRole'] },
  keeper: { who: 'an administrator', others: ['HoldIsForAdmins', 'ExportIsForAdmins'] },
  team: { who: 'the roster of the target, its deputy, an administrator', others: ['NotTheRole'] },
  register: {
    who: 'a token that may register releases; the roster of the target, its deputy, an administrator',
    others: ['NotTheRole'],
  },
  signer: {
    who: 'whoever such a plan asks in a role or by name, and whoever holds approver or dba of the service',
    others: ['NotTheRole'],
  },
  revoker: {
    who: 'whoever signed it, whoever holds a role in which it was signed, ops',
    others: ['NotTheRole'],
  },
  drillers: {
    who: 'whoever takes part in the drills of the service, the roster of its target, its deputy, an administrator',
    others: ['NotTheRole'],
  },
  due: { who: 'whoever was reminded of the drill', others: ['NotYourDrill'] },
  automation: {
    who: 'off and shadow: the authority, without an incident one of the roster; on: two of the roster',
    others: ['NotTheAuthority', 'NotTheRole'],
  },
};

/** Who may give an order of this kind. */
export const whoMayText = (kind: OrderKind): string => words[ruleOf(kind)].who;

/** What everybody else is answered; nothing where there is nobody else. */
export const othersAreTold = (kind: OrderKind): readonly RefusalCode[] =>
  words[ruleOf(kind)].others;
