import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import { acceptWords } from '../impact/needs.ts';
import type { Happened } from '../timeline/entries.ts';
import { toldOf, type Words, wordsOf } from './told.ts';

/** Somebody went past what the product, the plan or a check asked for, in the open. */
export type OverrideAccount = {
  readonly kind: OverrideKind;
  /** The step, check, plan, epoch or guardrail that it was about. */
  readonly of: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: Words;
};

export const overrideKinds = [
  'skip',
  'retry',
  'waive',
  'break-glass',
  'accept',
  'lose',
  'switch',
  'guardrail',
] as const;
export type OverrideKind = (typeof overrideKinds)[number];

/** All of them in the order of the log. Retries by the policy and what the timer does are none. */
export const overridesOf = (log: readonly Happened[]): readonly OverrideAccount[] =>
  log.flatMap((happened) => {
    const { at } = happened;
    return overridden(happened).map(({ kind, of, by }) => ({
      kind,
      of,
      by,
      at,
      reason: wordsOf(happened, 'reason'),
    }));
  });

type Overridden = Pick<OverrideAccount, 'kind' | 'of' | 'by'>;

function overridden({ event }: Happened): readonly Overridden[] {
  switch (event.type) {
    case 'StepSkipped':
      return ofPerson('skip', event);
    case 'StepRetried':
      return ofPerson('retry', event);
    case 'CheckWaived':
      return [{ kind: 'waive', of: event.check, by: event.because.person }];
    case 'CommandTaken':
      return broken(event);
    case 'LossSigned':
      return event.losses.map(({ dataset }) => ({ kind: 'lose', of: dataset, by: event.by }));
    default:
      return inDeciding(event);
  }
}

const broken = ({ how, by }: EventOf<'CommandTaken'>): readonly Overridden[] =>
  how === 'break-glass' ? [{ kind: 'break-glass', of: 'take-command', by }] : [];

function inDeciding(event: Happened['event']): readonly Overridden[] {
  switch (event.type) {
    case 'RisksAccepted':
      return event.accepted.map((of) => ({ kind: 'accept', of, by: event.because.person }));
    case 'StrategyDecided':
      return warned(event);
    case 'SwitchOrdered':
      return [...forced(event), ...warned(event)];
    default:
      return [];
  }
}

const forced = ({ override, from, because }: EventOf<'SwitchOrdered'>): readonly Overridden[] =>
  override ? [{ kind: 'switch', of: String(from), by: because.person }] : [];

type OfStep = { readonly step: string; readonly because?: { person: PersonId } | undefined };

const ofPerson = (kind: 'skip' | 'retry', { step, because }: OfStep): readonly Overridden[] =>
  because === undefined ? [] : [{ kind, of: step, by: because.person }];

type Decided = {
  readonly considered: { readonly warned: readonly string[] };
  readonly because: { readonly person: PersonId };
};

/** What was accepted by name has said so for itself. */
const warned = ({ considered, because }: Decided): readonly Overridden[] =>
  considered.warned
    .filter((code) => !acceptWords.some((word) => word === code))
    .map((of) => ({ kind: 'guardrail', of, by: because.person }));

/** An order that was not followed, why by its code, and whose it was. */
export type RefusalAccount = {
  readonly order: string;
  readonly code: string;
  readonly by: PersonId;
  readonly at: Instant;
};

export const refusalsOf = (log: readonly Happened[]): readonly RefusalAccount[] =>
  toldOf(log, 'OrderRefused').map(({ event: { order, code, by }, at }) => ({
    order,
    code,
    by,
    at,
  }));

/** What somebody without the say ordered. */
export type AdviceAccount = Omit<RefusalAccount, 'code'> & { readonly words: Words };

export const adviceOf = (log: readonly Happened[]): readonly AdviceAccount[] =>
  toldOf(log, 'OrderAdvised').map((told) => ({
    order: told.event.order,
    by: told.event.by,
    at: told.at,
    words: wordsOf(told, 'words'),
  }));
