import type { Because } from '../../because.ts';
import type { EventType } from '../../events.ts';
import type { PlanId } from '../../ids.ts';
import { byHand, isByHand } from '../../plan/by-hand.ts';
import type { FrozenPlan } from '../../plan/plan.ts';
import type { LeftStanding } from '../../strategy/events.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { playbookText, unlearnedText } from '../lessons.ts';
import type { Voice } from '../voice.ts';
import { clock, count, list, oneLine, person, sentences } from '../words.ts';
import { consideredLines } from './proposals.ts';
import { because, type EventTexts } from './told.ts';

type Course = {
  readonly strategy: Strategy;
  readonly plan?: PlanId | undefined;
  readonly targets: readonly string[];
};

/** `rollback of checkout@prod to release 1 by RB-17`; what nobody knows is left out. */
function course({ strategy, plan, targets }: Course, document: FrozenPlan | undefined): string {
  const to = document === undefined ? '' : toward(document);
  return plan === undefined
    ? `${strategy} on ${list(targets)}`
    : `${strategy} of ${list(targets)}${to} by ${plan}`;
}

/** Who says go when nobody does: whoever signed the standing order ahead. */
const goes = ({ role, person: by }: Because, voice: Voice): string =>
  role === 'signer' ? `Go by the standing order of ${person(by, voice)}` : 'Go';

/** The plan, or the proposal where there is none. */
const subject = (event: {
  readonly plan?: string | undefined;
  readonly proposal?: string | undefined;
}): string => event.plan ?? event.proposal ?? 'it';

/** Where a plan leads: to another release, or to what it is waiting for; the other strategies stay on what is live. */
export const toward = ({ strategy, to, awaits }: FrozenPlan): string => {
  if (strategy === 'rollback') return ` to release ${oneLine(to.version, 60)}`;
  return awaits === undefined ? '' : ` with ${oneLine(awaits, 60)}`;
};

const planned = (document: FrozenPlan): string => {
  const { strategy, targets, from, to } = document;
  return strategy === 'rollback'
    ? `${targets.join(', ')} from release ${oneLine(from.version, 60)} to ${oneLine(to.version, 60)}`
    : `${document.ends === undefined ? strategy : `taking back ${document.ends}`} on ${targets.join(', ')}${toward(document)}`;
};

/** What a switch found done and half done, by the ids of the steps: the plan that is told of is the next one. */
const leftLines = (left: LeftStanding | undefined): readonly string[] =>
  left === undefined ? [] : [`Done until then: ${list(left.done)}; half done: ${list(left.open)}`];

const outcomes = {
  success: 'well',
  partial: 'in part: a step was skipped or a check waived',
  failed: 'without success',
  worse: 'with figures worse than before it',
  aborted: 'by abort',
  superseded: 'because another strategy takes over',
} as const;

/** How a run or a strategy ended, in words. */
export const endedHow = (outcome: keyof typeof outcomes): string => `ended ${outcomes[outcome]}`;

/** The events about plans, decisions and the one active strategy. */
export const strategyTexts = {
  StrategyProposed: (told, voice) => {
    const { strategy, plan, by, proposal } = told.event;
    return `${person(by, voice)} proposes ${strategy}${plan === undefined ? '' : ` by ${plan}`}${proposal === undefined ? '' : ` (${proposal})`}${because(told)}`;
  },
  ProposalDeclined: (told, voice) =>
    `Not now: ${subject(told.event)} was declined; it comes back at ${clock(told.event.until, { ...voice, now: told.at })}${because(told)}`,
  ProposalExpired: ({ event }) =>
    `The "not now" for ${subject(event)} is over: it may be decided again`,
  PlanMade: ({ event: { plan, document, lessons = [] } }) =>
    `${plan} made: ${planned(document)}, ${count(document.steps.length, 'step')}, ${isByHand(document) ? byHand.name : `playbook ${playbookText(document.playbook)}`}${lessons.length === 0 ? '' : `. ${unlearnedText(lessons)}`}`,
  CardShown: ({ event: { plan, to, until }, at }, voice) =>
    `The card of ${plan} was shown to ${person(to, voice)}, to decide until ${clock(until, { ...voice, now: at })}`,
  StrategyDecided: (told, voice) =>
    sentences(
      `${goes(told.event.because, voice)}: ${course(told.event, told.plan)} (epoch ${told.event.epoch})${because(told)}`,
      ...consideredLines(told.event.considered, { ...told.event, plan: told.plan }, voice),
    ),
  StrategyActivated: ({ event, plan }) =>
    `Active from now on: ${course(event, plan)} (epoch ${event.epoch})`,
  SwitchOrdered: (told, voice) => {
    const { from, epoch, override, undo, left } = told.event;
    const first = undo ? ', after taking back what was changed' : '';
    const wait = override ? ', without waiting for unsettled steps' : '';
    return sentences(
      `Switch from epoch ${from} to ${course(told.event, told.plan)} (epoch ${epoch})${first}${wait}${because(told)}`,
      ...leftLines(left),
      ...consideredLines(told.event.considered, { ...told.event, plan: told.plan }, voice),
    );
  },
  StrategyEnded: ({ event: { epoch, outcome, targets } }) =>
    `The strategy on ${list(targets)} (epoch ${epoch}) ${endedHow(outcome)}`,
  ContainmentBegan: ({ event: { plan, strategy, targets } }) =>
    `In force from now on: ${strategy} on ${list(targets)} by ${plan}. The exposure is stopped; jobs, data and caches are as they were`,
  ContainmentEnded: ({ event: { plan, targets, by } }) =>
    `No longer in force on ${list(targets)}: ${by} took back what ${plan} did`,
  ContainmentKept: (told) =>
    `What ${told.event.plan} did stays in force on purpose${because(told)}`,
} satisfies Partial<EventTexts<EventType>>;
