import { z } from 'zod';
import type { Envelope } from '../../../src/core/envelope.ts';
import { tidy } from './plans.ts';
import type { Story } from './story.ts';
import type { Act } from './targets.ts';

// What happened outside, held against what the record says.

const Switch = z.object({ epoch: z.int(), override: z.boolean() });
const Activated = z.object({ epoch: z.int(), targets: z.array(z.string()) });
const Try = z.object({ plan: z.string(), step: z.string() });
const Unknown = Try.extend({ owner: z.string() });
const Plan = z.object({ plan: z.string() });

const ms = ({ recordedAt }: Envelope): number => Date.parse(recordedAt);
const ofType = ({ events }: Story, type: string): readonly Envelope[] =>
  events.filter((event) => event.type === type);

/** Something acted for a strategy after the next one was active, and nobody had taken that upon themselves by name. */
export function stale(told: Story): readonly string[] {
  const overridden = ofType(told, 'SwitchOrdered')
    .map(({ codes }) => Switch.parse(codes))
    .filter(({ override }) => override)
    .map(({ epoch }) => epoch);
  const activated = ofType(told, 'StrategyActivated').map((event) => ({
    ...Activated.parse(event.codes),
    at: ms(event),
  }));
  const targetsOf = new Map(activated.map(({ epoch, targets }) => [epoch, targets]));
  return told.effects.flatMap(({ step, epoch, note, at }) => {
    const mine = targetsOf.get(epoch) ?? [];
    const next = activated.find(
      (later) =>
        later.epoch > epoch &&
        later.at < at &&
        later.targets.some((target) => mine.includes(target)) &&
        !overridden.some((taken) => taken > epoch && taken <= later.epoch),
    );
    return next
      ? [`${step} noted ${note} for epoch ${epoch} after ${next.epoch} was activated`]
      : [];
  });
}

/** The record says that it has ended, and its program still acted. */
export const orphans = (told: Story): readonly string[] =>
  told.events
    .filter(({ type, codes }) => ends.has(type) && codes['mayStillRun'] !== true)
    .flatMap((event) => {
      const { plan, step } = Try.parse(event.codes);
      const acts = told.acts.some(
        (act) => act.step === `${plan}/${step}` && act.isChild && isActing(act, told, ms(event)),
      );
      return acts ? [`${plan}/${step} still acted at ${event.type}`] : [];
    });

const ends: ReadonlySet<string> = new Set([
  'StepFinished',
  'StepFailed',
  'StepUnknown',
  'StepNotRun',
]);

const sinceStart = ({ startedAt }: Story, at: number): number => at - Date.parse(startedAt);

function isActing({ from, over }: Act, told: Story, at: number): boolean {
  const then = sinceStart(told, at);
  return from < then && (over === undefined || over > then);
}

/** A lease without a heartbeat is over after ten seconds; a way there and back may take some. */
const leaseMs = 14_000;
/** Within this time whoever runs a step knows that it has to end, the slowest way included. */
const heardMs = 5_000;

/** Whoever ran it was well, and was given up all the same. */
export const robbed = (told: Story): readonly string[] =>
  ofType(told, 'StepUnknown').flatMap((event) => {
    const { plan, step, owner } = Unknown.parse(event.codes);
    const then = sinceStart(told, ms(event));
    const act = told.acts.find(
      (one) =>
        one.step === `${plan}/${step}` &&
        one.life.name === owner &&
        one.isChild &&
        one.told === undefined &&
        isActing(one, told, ms(event)),
    );
    const isWell = act && !told.wasIll(owner, then - leaseMs, then);
    return isWell ? [`${plan}/${step} was taken from ${owner}, who was well`] : [];
  });

/** What is owed at the end runs on when a run stops; only a switch leaves it. */
const goesOn = (step: string, { type }: Envelope): boolean =>
  type === 'RunStopping' && step.endsWith(`/${tidy}`);

/** A run was stopped or left, and what ran of it was not told to end. */
export function unheard(told: Story): readonly string[] {
  const streamOf = new Map(
    ofType(told, 'PlanMade').map(({ codes, stream }) => [Plan.parse(codes).plan, stream]),
  );
  const orders = [...ofType(told, 'RunStopping'), ...ofType(told, 'SwitchOrdered')];
  return orders.flatMap((event) => {
    const then = sinceStart(told, ms(event));
    return told.acts
      .filter((act) => streamOf.get(act.step.slice(0, act.step.indexOf('/'))) === event.stream)
      .filter(({ step }) => !goesOn(step, event))
      .filter(({ over, from }) => from < then && (over === undefined || over > then + heardMs))
      .filter(({ told: at }) => at === undefined || at > then + heardMs)
      .filter(({ life }) => !told.wasIll(life.name, then - heardMs, then + heardMs))
      .map(({ step }) => `${step} was not told of ${event.type}`);
  });
}
