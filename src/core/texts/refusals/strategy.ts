import type { PlanId } from '../../ids.ts';
import type { Refusals } from '../../strategy/refusals.ts';
import { typedOrder } from '../orders.ts';
import { incident, rollback, type Voice } from '../voice.ts';
import { list, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const changes = {
  playbook: 'its playbook was edited since',
  configuration: 'the configuration of its service was edited since',
  release: 'the release that it goes back from is not the one that is live now',
  vanished: 'its playbook cannot be read any more',
  ground: 'another way was followed on its targets since, or one of them left the scope',
} as const;

const firstOf = (plans: readonly PlanId[]): string => plans[0] ?? '<plan>';

const openPlans = (plans: readonly PlanId[], voice: Voice): string =>
  plans.length === 0
    ? `No plan is open; make one with ${rollback(voice, 'plan <service>')}`
    : `Open: ${list(plans)}. For example ${rollback(voice, `go ${plans[0]}`)}`;

/** Refusals about plans, decisions and the one active strategy. */
export const strategyRefusals: RefusalTexts<Refusals> = {
  StrategyActive: ({ strategy, plan, through, steps, isPaused }, voice) => ({
    reason: sentences(
      `${strategy} is already active${plan === undefined ? '' : ` by ${plan}, ${through} of ${steps} steps through`}${isPaused ? ', and paused' : ''}`,
      'Two strategies at once would work against each other, so nothing new was started',
    ),
    lift: sentences(
      isPaused ? `Go on with ${rollback(voice, 'resume')}` : undefined,
      `${rollback(voice, 'status')} says what it does now and what it waits for`,
      `The authority can change course with ${rollback(voice, 'switch <plan> <reason>')} or end it with ${rollback(voice, 'abort')}`,
    ),
  }),
  TargetHeld: ({ target, by }, voice) => ({
    reason: `${target} is held by ${by}. Two incidents may not act on one target; nothing moved, and planning still works.`,
    lift: `The authority of ${by} frees it by ending there: ${rollback(voice, 'abort')}, then ${incident(voice, 'close')}. Or give the order in ${by}.`,
  }),
  TargetOutsideIncident: ({ target, incident: id, targets }, voice) => ({
    reason: `${target} is no target of ${id}, which is about ${list(targets)}. Its authority decides for these alone, and nothing moved.`,
    lift: `Whoever may decide about ${target} opens an incident there: ${rollback(voice, target)} shows the card, or ${incident(voice, `declare ${target} "<title>"`)}.`,
  }),
  ScreenStale: ({ order, now }, voice) => ({
    reason: `What you saw belongs to a strategy that is over; ${now} is under way now. Nothing moved, and stopping works from any screen.`,
    lift: `${incident(voice, 'status')} shows what is under way; ${typedOrder(order, voice)} there is about ${now}.`,
  }),
  NoStrategy: ({ order }, voice) => ({
    reason: `No strategy is active, so ${typedOrder(order, voice)} has nothing to act on. Nothing runs.`,
    lift: `${rollback(voice, '<service>')} shows the card to start one; ${incident(voice, 'status')} says where things stand.`,
  }),
  SwitchUnderWay: ({ to }, voice) => ({
    reason: `A switch to ${to} was ordered and waits for the steps of the old strategy to end.`,
    lift: sentences(
      `To wait no longer: ${rollback(voice, `switch ${to} --override "<reason>"`)}`,
      `To drop the switch and stop altogether: ${rollback(voice, 'abort')}`,
    ),
  }),
  NoOpenPlan: ({ order }, voice) => ({
    reason: `There is no plan for ${typedOrder(order, voice)} to use. Nothing moved.`,
    lift: `Make one with ${rollback(voice, 'plan <service>')}, or get the card at once with ${rollback(voice, '<service>')}.`,
  }),
  WhichPlan: ({ plans }, voice) => ({
    reason: `Several plans are open: ${list(plans)}. None was started.`,
    lift: `Name the one you mean: ${rollback(voice, `go ${firstOf(plans)}`)}, or for not now ${rollback(voice, `decline ${firstOf(plans)}`)}.`,
  }),
  UnknownPlan: ({ plan, plans }, voice) => ({
    reason: `This incident has no plan ${quoted(plan)}. Nothing moved.`,
    lift: sentences(openPlans(plans, voice)),
  }),
  PlanAlreadyRun: ({ plan }, voice) => ({
    reason: `${plan} has run already, and a plan runs once. Nothing moved.`,
    lift: `Make the same plan again under a new number: ${rollback(voice, 'plan <service>')}. What became of it: ${rollback(voice, 'status')}.`,
  }),
  PlanChanged: ({ plan, what }, voice) => ({
    reason: `${plan} is not what would run now: ${changes[what]}. Nothing moved.`,
    lift: sentences(
      what === 'vanished' ? 'Whoever owns the playbook puts it right first' : undefined,
      `Make the plan anew with ${rollback(voice, 'plan <service>')} and decide on that`,
    ),
  }),
  CardStale: ({ plan }, voice) => ({
    reason: `The card that you confirmed for ${plan} is older than a minute or was not yours. Nothing moved.`,
    lift: `Look at a fresh card and confirm it within a minute: ${rollback(voice, `go ${plan}`)}.`,
  }),
  StrategyUnavailable: ({ strategy }, voice) => ({
    reason: `No playbook is named for ${strategy} here, so nobody but people can carry it out. What runs goes on as before.`,
    lift: sentences(
      `Write down the steps, and they are followed and kept like those of a playbook: ${rollback(voice, `switch ${strategy} --steps "<first>; <second>" "<reason>"`)}`,
      strategy === 'fix-forward'
        ? `Or name what you wait for: ${rollback(voice, 'switch fix-forward --for <release> "<reason>"')}`
        : undefined,
      `For next time, name a playbook in sternway.yaml under strategies of the service`,
    ),
  }),
  NothingToUndo: ({ plan }, voice) => ({
    reason: `Nothing that ${plan} has begun can be taken back: its playbook has no way back for those steps. Nothing moved.`,
    lift: `Switch and keep what was done: the same command without --undo. What was done: ${rollback(voice, 'status')}.`,
  }),
  NoContainment: ({ plan }, voice) => ({
    reason: `${plan === undefined ? 'Nothing that stops the exposure' : `Nothing by ${plan}`} is in force now, so there is nothing to end or to keep.`,
    lift: `${incident(voice, 'status')} shows what is in force.`,
  }),
  ContainmentInForce: ({ plans }, voice) => ({
    reason: `What stopped the exposure is still in force (${list(plans)}), and closing would leave it to nobody.`,
    lift: `Take it back with ${rollback(voice, `containment end ${firstOf(plans)} "<reason>"`)}, or keep it by name, then somebody owns it: ${rollback(voice, `containment keep ${firstOf(plans)} "<reason>"`)}.`,
  }),
  WhichContainment: ({ plans }, voice) => ({
    reason: `More than one is in force: ${list(plans)}. Nothing moved.`,
    lift: `Name the one you mean: ${rollback(voice, `containment end ${firstOf(plans)} "<reason>"`)}.`,
  }),
  SamePlan: ({ plan }, voice) => ({
    reason: `${plan} is the plan that is running. There is nothing to switch.`,
    lift: `Watch it with ${rollback(voice, 'status')}, or pause it with ${rollback(voice, 'stop')}.`,
  }),
  OnlyObserving: ({ order }, voice) => ({
    reason: `Sternway only observes here (mode: observe), so ${typedOrder(order, voice)} carries out nothing. Plans, cards, checks and the record work.`,
    lift: `Whoever runs Sternway sets mode: act in sternway.yaml. Until then ${rollback(voice, 'dry-run')} shows what would happen.`,
  }),
};
