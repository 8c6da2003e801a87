import type { Order, OrderKind } from '../src/core/orders.ts';
import type { Result } from '../src/lib/result.ts';
import type { Slip } from './misread.ts';

export const families = ['incident', 'rollback', 'release', 'drill', 'registry'] as const;
export type Family = (typeof families)[number];
/** What the installation calls the commands, without the slash. */
export type Names = Readonly<Record<Family, string>>;

/**
 * The names that mean something where the line was typed. An empty list says "not known here": a word in its place is
 * then taken as typed, and the app finds out.
 */
export type Known = {
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly defaultEnvironment: string;
  readonly people: readonly string[];
  readonly plans: readonly string[];
  readonly steps: readonly string[];
  readonly checks: readonly string[];
  readonly releases: readonly string[];
  readonly names: Names;
};

/** An option after two dashes; `takes` says what stands after it, a flag takes nothing. */
export type Option = {
  readonly field: string;
  readonly flag: string;
  /** Other words for it that are understood, and never written. */
  readonly synonyms?: readonly string[];
  readonly takes?: string;
  /** Brings what was typed into the form that the order wants. */
  readonly normal?: (typed: string) => string;
  /** It may stand several times and makes a list; `none` is the word for an empty one, `between` parts what is typed at once. */
  readonly many?: { readonly none?: string; readonly between?: string };
};

/** A place in the words after the command's name, and the options that may stand there. */
export type Spot = {
  readonly line: string;
  readonly at: number;
  readonly options: readonly Option[];
};

export type Value = string | number | boolean | readonly string[] | undefined;
/** The fields of an order before zod has looked at them. */
export type Draft = Readonly<Record<string, Value>>;
export type Reading = Result<Draft, Slip>;

/** One thing that may be typed. */
export type Verb = {
  readonly family: Family;
  /** Empty for the one verb that is said without a word: `/rollback <service>`. */
  readonly word: string;
  readonly synonyms: readonly string[];
  /** All that follows the command's name, with `<…>` for what to fill in and `[…]` for what may be left out. */
  readonly usage: string;
  /** One line for help. */
  readonly summary: string;
  /** What follows the command's name; each reads as an order. */
  readonly examples: readonly [string, ...string[]];
  /** The kinds of order it makes, so that help can ask whether this person may. */
  readonly orders: readonly [OrderKind, ...OrderKind[]];
  /** `incident`: it needs one, that of the channel or the one that its plan belongs to. */
  readonly where: 'anywhere' | 'incident';
  /** True where a misspelling is offered and never carried out. */
  readonly danger: boolean;
  readonly parse: (spot: Spot, known: Known) => Reading;
  /** What follows the word for this order; nothing when the order is another verb's. */
  readonly say: (order: Order) => string | undefined;
};
