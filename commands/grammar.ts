import type { Order, OrderKind } from '../src/core/orders.ts';
import { err, ok, type Result } from '../src/lib/result.ts';
import { type Slip, slip } from './misread.ts';
import { readOptions, writeOptions } from './parts/options.ts';
import { echo } from './spelling.ts';
import type { Draft, Known, Option, Reading, Spot, Value, Verb } from './verb.ts';
import { nextWord } from './words.ts';

/** One argument: how it is read, and how it is written so that it reads back. */
export type Part = {
  readonly field: string;
  /** True for text that runs to the end of the line: options are written before it. */
  readonly toTheEnd?: true;
  readonly read: (spot: Spot, known: Known) => Result<Taken, Slip>;
  readonly write: (value: Value) => string;
};
/** What was read and where the next word starts. */
export type Taken = { readonly value: Value; readonly at: number };

type Extras = { readonly options?: readonly Option[]; readonly fixed?: Draft };

/** The reading and the writing of an order whose arguments stand in one sequence, options anywhere between them. */
export function grammar(
  kind: OrderKind,
  parts: readonly Part[],
  { options = [], fixed = {} }: Extras = {},
): Pick<Verb, 'orders' | 'parse' | 'say'> {
  return {
    orders: [kind],
    parse: (spot, known) => inSequence(parts, { ...spot, options }, known, { kind, ...fixed }),
    say: (order) => (fits(order, { kind, ...fixed }) ? write(order, parts, options) : undefined),
  };
}

function inSequence(parts: readonly Part[], spot: Spot, known: Known, start: Draft): Reading {
  let draft = start;
  let { at } = spot;
  for (const part of parts) {
    const options = readOptions({ ...spot, at }, draft);
    if (!options.ok) return options;
    const taken = part.read({ ...spot, at: options.value.at }, known);
    if (!taken.ok) return taken;
    draft = { ...options.value.draft, [part.field]: taken.value.value };
    at = taken.value.at;
  }
  const last = readOptions({ ...spot, at }, draft);
  return last.ok ? nothingLeft(spot.line, last.value.at, last.value.draft) : last;
}

/** The draft, if the line ends here; no word is ever dropped in silence. */
export function nothingLeft(line: string, at: number, draft: Draft): Reading {
  const extra = nextWord(line, at);
  if (extra === undefined) return ok(draft);
  const { error } = slip(
    'ExtraWords',
    `"${echo(line.slice(extra.start))}" is more than this command takes.`,
    [line.slice(0, extra.start).trim()],
  );
  return err(error);
}

const fits = (order: Order, fixed: Draft): boolean => {
  const fields = new Map(Object.entries(order));
  return Object.entries(fixed).every(([name, value]) => fields.get(name) === value);
};

/** The arguments of an order as they may be typed. */
function write(order: Order, parts: readonly Part[], options: readonly Option[] = []): string {
  const fields = new Map<string, Value>(Object.entries(order));
  const said = (some: readonly Part[]) => some.map((part) => part.write(fields.get(part.field)));
  return [
    ...said(parts.filter(({ toTheEnd }) => !toTheEnd)),
    ...writeOptions(options, fields),
    ...said(parts.filter(({ toTheEnd }) => toTheEnd)),
  ]
    .filter((piece) => piece !== '')
    .join(' ');
}
