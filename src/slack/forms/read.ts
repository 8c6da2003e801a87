import { z } from 'zod';
import { instant } from '../../core/ids.ts';
import { Order } from '../../core/orders.ts';
import { Section } from '../../core/report/shapes.ts';
import { isEvidence } from '../../core/run/manual.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { type Blank, type Carried, carriedIn, usualName } from './carried.ts';
import { blockOf } from './parts.ts';

/** The part of a sent form that says something. */
export type Sent = {
  readonly callback_id?: string | undefined;
  readonly private_metadata?: string | undefined;
  readonly state?: unknown;
};

/** What a sent form orders, and where that belongs. */
export type Filled = {
  readonly order: Order;
  readonly incident?: string | undefined;
  /** The epoch of the strategy that the screen showed. */
  readonly seen?: number | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
};

/** What is wrong with each field, in words, by its block; empty when the form itself is none of ours any more. */
export type FieldErrors = Readonly<Record<string, string>>;

const Answered = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  selected_options: z.array(z.looseObject({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_date: z.string().nullish(),
  /** Seconds. */
  selected_date_time: z.int().nullish(),
});
const State = z.looseObject({ values: z.record(z.string(), z.record(z.string(), Answered)) });

type Values = (name: string) => string | readonly string[] | undefined;

/** Reads what was typed by the name of what was asked. */
function valuesIn(state: unknown): Values {
  const { values } = State.safeParse(state).data ?? { values: {} };
  return (name) => {
    const [answer] = Object.values(values[blockOf(name)] ?? {});
    if (answer === undefined) return undefined;
    const { selected_options: many, selected_user: user } = answer;
    if (many) return many.map(({ value }) => value);
    return user ? `@${user}` : single(answer);
  };
}

/** The words that somebody typed into a form, field by field, without what was chosen. */
export const typedIn = ({ state }: Sent): readonly string[] =>
  Object.values((State.safeParse(state).data ?? { values: {} }).values)
    .flatMap((field) => Object.values(field))
    .flatMap(({ value }) => value?.trim() || []);

/** What was chosen, or typed. */
function single(answer: z.infer<typeof Answered>): string | undefined {
  const { selected_option: one, selected_date: day, selected_date_time: moment, value } = answer;
  if (moment) return instant(moment * 1_000);
  const said = one?.value ?? day ?? value?.trim();
  return said === '' ? undefined : (said ?? undefined);
}

/** What a sent form orders, or what is wrong with it field by field. Typed text stays text, whatever is in it. */
export function readForm(view: Sent): Result<Filled, FieldErrors> {
  const carried = carriedIn(view.private_metadata ?? '');
  if (carried === undefined || carried.form === 'report') return err({});
  const values = valuesIn(view.state);
  const { incident, seen = carried.seen, draft, names } = drafted(carried.form, carried, values);
  const parsed = Order.safeParse(draft);
  if (!parsed.success) return err(errorsOf(parsed.error, names));
  const unproven = unprovenIn(carried, values);
  if (unproven !== undefined) return err(unproven);
  const { channel, thread } = carried;
  return ok({ order: parsed.data, incident, seen, channel, thread });
}

type Drafted = {
  readonly incident: string | undefined;
  /** The epoch that was shown, where it depends on what was chosen. */
  readonly seen?: number | undefined;
  readonly draft: Readonly<Record<string, unknown>>;
  /** By field of the order: what was asked for it. */
  readonly names: Readonly<Record<string, string>>;
};

/** What stands in the fields of the report's form, by section. */
export const sectionsSent = (
  { state }: Sent,
  { revisions }: CarriedBy<'report'>,
): readonly SentSection[] => {
  const values = valuesIn(state);
  return Section.options.flatMap((section) => {
    const revision = revisions[section];
    return revision === undefined ? [] : [{ section, revision, text: one(values(section)) }];
  });
};
/** `text` is undefined where the field is empty; `revision`: of what stood in it at first. */
type SentSection = {
  readonly section: Section;
  readonly revision: number;
  readonly text: string | undefined;
};

/** The forms that order one thing. */
type Ordering = Exclude<Carried['form'], 'report'>;
export type CarriedBy<F extends Carried['form']> = Extract<Carried, { readonly form: F }>;

const readers: {
  readonly [F in Ordering]: (carried: CarriedBy<F>, values: Values) => Drafted;
} = {
  fill: ({ incident, order, blanks }, values) => ({
    incident,
    draft: {
      ...order,
      ...Object.fromEntries(blanks.map((blank) => [blank.field, filledIn(blank, values)])),
    },
    names: Object.fromEntries(blanks.map(({ field, name }) => [field, name])),
  }),
  card: ({ incident, plan, digest }, values) => ({
    incident,
    draft: { kind: 'go', plan, card: digest, ...asked(values, 'accept', 'typed', 'reason') },
    names: same('accept', 'typed', 'reason'),
  }),
  declare: ({ incident }, values) => ({
    incident,
    draft: {
      kind: 'declare',
      targets: values('targets') ?? [],
      ...asked(values, 'title', 'severity', 'since'),
      ...((values('private')?.length ?? 0) > 0 && { private: true }),
    },
    names: same('targets', 'title', 'severity', 'since'),
  }),
  note: ({ incident, at }, values) => ({
    incident: incident ?? one(values('incident')),
    draft: { kind: 'note', at, ...asked(values, 'text') },
    names: same('text'),
  }),
  switch: ({ incident }, values) => ({
    incident,
    draft: {
      kind: 'switch',
      targets: values('targets') ?? [],
      ...asked(values, 'to', 'reason', 'steps'),
      // Only such a fix is waited for: what was typed before another strategy was chosen does not count.
      ...(values('to') === 'fix-forward' && asked(values, 'awaits')),
      ...(values('undo') === 'undo' && { undo: true }),
    },
    names: same('to', 'targets', 'reason', 'steps', 'awaits'),
  }),
  evidence: ({ epochs }, values) => {
    const [incident, step] = one(values('step'))?.split(' ') ?? [];
    return {
      incident,
      seen: incident === undefined ? undefined : epochs[incident],
      draft: { kind: 'ack', step, ...asked(values, 'state', 'evidence') },
      names: same('step', 'state', 'evidence'),
    };
  },
};

/** What was chosen of the usual reasons stands before what was said. */
function filledIn({ name, kind }: Blank, values: Values): ReturnType<Values> {
  if (kind !== 'why') return values(name);
  const said = [one(values(usualName)), one(values(name))].filter((text) => text !== undefined);
  return said.length === 0 ? undefined : said.join(': ');
}

const one = (value: ReturnType<Values>): string | undefined =>
  typeof value === 'string' ? value : undefined;
const same = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));
const asked = (values: Values, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values(name)]));

const drafted = <F extends Ordering>(form: F, carried: CarriedBy<F>, values: Values): Drafted =>
  readers[form](carried, values);

const evidenceSentences = {
  text: 'Say what shows it.',
  number: 'This asks for a number, as 212 or 7.3.',
  link: 'This asks for a link that begins with https://.',
  none: '',
} as const;

/** Evidence of another kind than the step asks for. */
function unprovenIn(carried: CarriedBy<Ordering>, values: Values): FieldErrors | undefined {
  if (carried.form !== 'fill') return undefined;
  const wrong = carried.blanks.flatMap(({ name, evidence }) =>
    evidence === undefined || isEvidence(evidence, one(values(name)) ?? '')
      ? []
      : [[blockOf(name), evidenceSentences[evidence]] as const],
  );
  return wrong.length === 0 ? undefined : Object.fromEntries(wrong);
}

/** Sentences under the fields that were asked; a field that was not asked makes the whole form worthless. */
export function errorsOf(error: z.ZodError, names: Readonly<Record<string, string>>): FieldErrors {
  const told = error.issues.flatMap((issue) => {
    const name = names[String(issue.path[0])];
    return name === undefined ? [] : [[blockOf(name), sentenceOf(issue)] as const];
  });
  return Object.fromEntries(told);
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' || issue.code === 'invalid_type') return 'This is needed.';
  if (issue.code === 'too_big') return `This is too long: ${issue.maximum} characters fit.`;
  return `This does not fit: ${issue.message}.`;
}
