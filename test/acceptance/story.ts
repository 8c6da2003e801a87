import type { OrderKind } from '../../src/core/orders.ts';
import type { AnyRefusalCode } from '../../src/core/refusals.ts';
import type { cast } from '../e2e/slack-scene.ts';

/** The people of every story: two who may decide, one who looks on and helps out. */
export type Person = keyof typeof cast;

/** What an order is answered with, in all that does not depend on the way it came. */
export type Verdict = 'accepted' | 'card' | AnyRefusalCode;

/** One order, typed by a person. `here` is in the story's incident, `elsewhere` in none. */
export type Typed = {
  readonly act: 'types';
  readonly by: Person;
  readonly kind: OrderKind;
  readonly line: string;
  readonly where: 'here' | 'elsewhere';
  readonly answer: Verdict;
};

/** The person gives back the card that was shown last: typed, or by the form's button. */
export type Confirmed = {
  readonly act: 'confirms';
  readonly by: Person;
  readonly kind: 'go' | 'switch';
  readonly answer: Verdict;
};

/**
 * The person lets themselves be asked: in Slack `opens` is typed, and the form that comes is filled in and sent; where
 * there are no forms the whole `line` is typed.
 */
export type FilledIn = Omit<Typed, 'act'> & {
  readonly act: 'fills';
  readonly opens: string;
  /** What is filled in, by the labels of the form. */
  readonly form: Readonly<Record<string, string>>;
};

/** Nothing is ordered until this holds of the incident: a rung, the status of a step, or that the record says it. */
export type Awaited = {
  readonly act: 'waits';
  readonly for:
    | { readonly rung: string }
    | { readonly recorded: string }
    | { readonly step: string; readonly is: string };
};

/** What the world outside does when a step or a check asks it. */
export type Moved = {
  readonly act: 'world';
  readonly path: string;
  readonly does: 'answer' | 'fail' | 'hang';
};

/** Somebody else changes the story's target, and their pipeline reports it. */
export type Changed = { readonly act: 'changes' };

/** The story's playbook is version 2 from now on, and does its steps more patiently. */
export type Learned = { readonly act: 'learns' };

export type Act = Typed | Confirmed | FilledIn | Awaited | Moved | Changed | Learned;
export type Ordering = Typed | Confirmed | FilledIn;

/** What somebody goes through with one service: orders in turn, each with its answer. */
export type Story = {
  /** The name of the service that it is about. */
  readonly service: string;
  /** What is special about the service, and its playbook; `world` is the address of the world outside. */
  readonly furnish: (world: string) => { readonly special?: object; readonly playbook?: object };
  /** Whether two releases are on record, so that there is a way back. */
  readonly released: boolean;
  readonly acts: readonly Act[];
};

/** The acts of one person: `first.types('note', '/incident note it is back', 'accepted')`. */
const person = (by: Person) => ({
  types: (kind: OrderKind, line: string, answer: Verdict): Typed => ({
    act: 'types',
    by,
    kind,
    line,
    answer,
    where: 'here',
  }),
  typesElsewhere: (kind: OrderKind, line: string, answer: Verdict): Typed => ({
    act: 'types',
    by,
    kind,
    line,
    answer,
    where: 'elsewhere',
  }),
  fills: (
    kind: OrderKind,
    how: Pick<FilledIn, 'line' | 'opens' | 'form'>,
    answer: Verdict,
  ): FilledIn => ({ act: 'fills', by, kind, ...how, answer, where: 'here' }),
  confirms: (answer: Verdict, kind: 'go' | 'switch' = 'go'): Confirmed => ({
    act: 'confirms',
    by,
    kind,
    answer,
  }),
});

export const first = person('first-oncall');
export const second = person('second-oncall');
export const support = person('support-lead');

export const until = (rung: string): Awaited => ({ act: 'waits', for: { rung } });
export const untilRecorded = (recorded: string): Awaited => ({ act: 'waits', for: { recorded } });
export const untilStep = (step: string, is: string): Awaited => ({
  act: 'waits',
  for: { step, is },
});
export const world = (path: string, does: Moved['does']): Moved => ({ act: 'world', path, does });

export const changed: Changed = { act: 'changes' };
export const learned: Learned = { act: 'learns' };

/** A step that asks the world outside, and at which it is safe to stay. */
export const step = (url: string, id: string, more: object = {}) => ({
  id,
  name: `Do ${id}`,
  kind: 'http',
  with: { url: `${url}/${id}` },
  timeout: '10s',
  rest: true,
  ...more,
});

/** A check of the world outside that is content at once. */
export const check = (url: string, id: string, more: object = {}) => ({
  id,
  kind: 'http',
  with: { url: `${url}/${id}` },
  interval: '100ms',
  timeout: '10s',
  ...more,
});
