import type { EventOf } from '../events.ts';
import type { Instant, PersonId, PlanId } from '../ids.ts';
import type { Happened } from '../timeline/entries.ts';
import { type Told, toldOf, type Words, wordsOf } from './told.ts';

/** What was asked for one need of a plan, and since when. */
export type ApprovalAsk = {
  readonly need: string;
  readonly step: string | undefined;
  readonly min: number;
  readonly at: Instant;
  readonly lapsed: EventOf<'ApprovalLapsed'>['means'] | undefined;
};

/** What one person said of a plan, or of a step of its run. */
export type ApprovalAccount = {
  readonly person: PersonId;
  readonly roles: readonly string[];
  readonly step: string | undefined;
  readonly answer: 'approved' | 'denied';
  readonly at: Instant;
  /** Given before the incident, and when. */
  readonly ahead: Instant | undefined;
  /** It counted no more, and why. */
  readonly voided: EventOf<'ApprovalVoided'>['why'] | undefined;
  readonly reason: Words;
};

export const asksOf = (log: readonly Happened[], plan: PlanId): readonly ApprovalAsk[] =>
  ofPlan(log, 'ApprovalAsked', plan).map(({ event: { need, step, min }, at }) => ({
    need,
    step,
    min,
    at,
    lapsed: ofPlan(log, 'ApprovalLapsed', plan).find(
      ({ event }) => event.need === need && event.step === step,
    )?.event.means,
  }));

export function approvalsOf(log: readonly Happened[], plan: PlanId): readonly ApprovalAccount[] {
  const voided = ofPlan(log, 'ApprovalVoided', plan);
  const given = ofPlan(log, 'ApprovalGiven', plan).map((told) => ({
    ...common(told),
    answer: 'approved' as const,
    ahead: told.event.ahead,
    voided: voided.find(({ event, version }) => isOf(event, told.event) && version > told.version)
      ?.event.why,
    version: told.version,
  }));
  const denied = ofPlan(log, 'ApprovalDenied', plan).map((told) => ({
    ...common(told),
    answer: 'denied' as const,
    ahead: undefined,
    voided: undefined,
    version: told.version,
  }));
  return [...given, ...denied]
    .toSorted((a, b) => a.version - b.version)
    .map(({ version: _version, ...account }) => account);
}

type OfPlan = 'ApprovalAsked' | 'ApprovalGiven' | 'ApprovalDenied' | 'ApprovalVoided';

const ofPlan = <T extends OfPlan | 'ApprovalLapsed'>(
  log: readonly Happened[],
  type: T,
  plan: PlanId,
): readonly Told<T>[] => toldOf(log, type).filter(({ event }) => event.plan === plan);

type Voided = EventOf<'ApprovalVoided'>;
const isOf = (event: Voided, given: Pick<Voided, 'person' | 'step'>): boolean =>
  event.person === given.person && event.step === given.step;

const common = (told: Told<'ApprovalGiven'> | Told<'ApprovalDenied'>) => ({
  person: told.event.person,
  roles: told.event.roles,
  step: told.event.step,
  at: told.at,
  reason: wordsOf(told, 'reason'),
});
