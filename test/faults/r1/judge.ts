import { z } from 'zod';
import type { Envelope } from '../../../src/core/envelope.ts';
import type { Acknowledged } from './desk.ts';
import type { Effect } from './effects.ts';
import { isNoted, mayRepeat } from './playbook.ts';

/** All that is left at the end: the record, what people were told, and what the targets wrote down. */
export type Remains = {
  readonly registry: string;
  readonly events: readonly Envelope[];
  readonly acknowledged: readonly Acknowledged[];
  readonly effects: readonly Effect[];
};

/** What must not be, one sentence each. */
export type Findings = {
  /** An answer said that it is stored, and it is not there. */
  readonly lost: readonly string[];
  /** A person's decision stands in the record and no order that was given accounts for it. */
  readonly doubled: readonly string[];
  /** A step that may not be repeated began again without a person's order in between. */
  readonly twice: readonly string[];
  /** Something acted under a strategy after another one had been activated on its target. */
  readonly stale: readonly string[];
  /** Something acted though the record does not say that it was started. */
  readonly unrecorded: readonly string[];
  /** The record says that it was done, and the target knows nothing of it. */
  readonly invented: readonly string[];
};

/** Holds what the bot says against what happened outside of it. */
export function judge(remains: Remains): Findings {
  return {
    lost: lost(remains),
    doubled: doubled(remains),
    twice: twice(remains),
    stale: stale(remains),
    unrecorded: unrecorded(remains),
    invented: invented(remains),
  };
}

const place = (stream: string, version: number): string => `${stream}#${version}`;

function lost({ events, acknowledged }: Remains): readonly string[] {
  const stored = new Map(events.map(({ stream, version, type }) => [place(stream, version), type]));
  return acknowledged.flatMap(({ key, answer }) =>
    (answer.accepted ? answer.events : [])
      .filter(({ stream, version, type }) => stored.get(place(stream, version)) !== type)
      .map(
        ({ stream, version, type }) => `${key} was told of ${type} at ${place(stream, version)}`,
      ),
  );
}

/** What refused orders leave is not listed in their answers. */
const ofRefusals = new Set(['OrderRefused', 'OrderAdvised', 'CardShown', 'PageReported']);

function doubled({ events, acknowledged }: Remains): readonly string[] {
  const told = new Set(
    acknowledged.flatMap(({ answer }) =>
      answer.accepted ? answer.events.map(({ stream, version }) => place(stream, version)) : [],
    ),
  );
  return events
    .filter(
      ({ via, stream, type }) =>
        via === 'http' && stream.startsWith('incident/') && !ofRefusals.has(type),
    )
    .filter(({ stream, version }) => !told.has(place(stream, version)))
    .map(({ stream, version, type }) => `${type} at ${place(stream, version)} belongs to no order`);
}

const Codes = z.object({ plan: z.string(), step: z.string() });
const Epoch = z.object({ epoch: z.int() });

/** `RB-3/slow-2` */
function stepOf({ codes }: Envelope): string {
  const { plan, step } = Codes.parse(codes);
  return `${plan}/${step}`;
}
const epochOf = ({ codes }: Envelope): number => Epoch.parse(codes).epoch;
/** `RB-3/slow-2` → `slow-2` */
const nameOf = (step: string): string => step.slice(step.indexOf('/') + 1);
const ms = (at: string): number => Date.parse(at);

/** When a person let this step be tried once more. */
const permissions = (events: readonly Envelope[], step: string): readonly number[] =>
  events
    .filter(
      ({ type, codes }) =>
        (type === 'StepSettled' && codes['outcome'] === 'not-done') ||
        (type === 'StepRetried' && codes['because'] !== undefined),
    )
    .filter((event) => stepOf(event) === step)
    .map(({ recordedAt }) => ms(recordedAt));

function twice({ events, effects }: Remains): readonly string[] {
  const begins = effects.filter(({ note }) => note === 'begin');
  return [...Map.groupBy(begins, ({ step }) => step)].flatMap(([step, tries]) => {
    if (mayRepeat(nameOf(step))) return [];
    const given = permissions(events, step);
    const times = tries.map(({ at }) => at).toSorted((a, b) => a - b);
    return times.flatMap((at, index) => {
      const before = times[index - 1];
      if (before === undefined) return [];
      const allowed = given.some((then) => then >= before && then <= at);
      return allowed ? [] : [`${step} began at ${before} and again at ${at}`];
    });
  });
}

function stale({ events, effects }: Remains): readonly string[] {
  const activated = events
    .filter(({ type }) => type === 'StrategyActivated')
    .map((event) => ({
      epoch: epochOf(event),
      targets: JSON.stringify(event.codes['targets']),
      at: ms(event.recordedAt),
    }));
  const targetsOf = new Map(activated.map(({ epoch, targets }) => [epoch, targets]));
  return effects.flatMap(({ step, epoch, note, at }) => {
    const next = activated.find(
      (later) => later.epoch > epoch && later.targets === targetsOf.get(epoch) && later.at < at,
    );
    return next
      ? [`${step} noted ${note} for epoch ${epoch} after ${next.epoch} was activated`]
      : [];
  });
}

function unrecorded({ registry, events, effects }: Remains): readonly string[] {
  const starts = Map.groupBy(
    events.filter(({ type }) => type === 'StepStarted'),
    (event) => `${stepOf(event)} ${epochOf(event)}`,
  );
  const begins = effects.filter(({ note }) => note === 'begin');
  const tries = Map.groupBy(begins, ({ step, epoch }) => `${step} ${epoch}`);
  const tooMany = [...tries].flatMap(([step, all]) => {
    const recorded = starts.get(step)?.length ?? 0;
    return all.length > recorded ? [`${step}: ${all.length} tries, ${recorded} on record`] : [];
  });
  const strange = effects
    .filter(({ key, step }) => key !== `${registry}/${step}`)
    .map(({ key, step }) => `${step} came with the key ${key}`);
  return [...tooMany, ...strange];
}

function invented({ events, effects }: Remains): readonly string[] {
  const ended = new Set(effects.filter(({ note }) => note === 'end').map(({ step }) => step));
  return events
    .filter(({ type }) => type === 'StepFinished')
    .map(stepOf)
    .filter((step) => isNoted(nameOf(step)) && !ended.has(step));
}
