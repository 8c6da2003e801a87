import { z } from 'zod';
import { Order } from '../../core/orders.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { type Carried, carriedIn } from './carried.ts';
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
});
const State = z.looseObject({ values: z.record(z.string(), z.record(z.string(), Answered)) });

type Values = (name: string) => string | readonly string[] | undefined;

/** Reads what was typed by the name of what was asked. */
function valuesIn(state: unknown): Values {
  const { values } = State.safeParse(state).data ?? { values: {} };
  return (name) => {
    const [answer] = Object.values(values[blockOf(name)] ?? {});
    if (answer === undefined) return undefined;
    const { selected_option: one, selected_options: many, selected_user: user } = answer;
    if (many) return many.map(({ value }) => value);
    if (user) return `@${user}`;
    const typed = one?.value ?? answer.value?.trim();
    return typed === '' ? undefined : (typed ?? undefined);
  };
}

/** What a sent form orders, or what is wrong with it field by field. Typed text stays text, whatever is in it. */
export function readForm(view: Sent): Result<Filled, FieldErrors> {
  const carried = carriedIn(view.private_metadata ?? '');
  if (carried === undefined) return err({});
  const values = valuesIn(view.state);
  const { incident, draft, names } = drafted(carried, values);
  const parsed = Order.safeParse(draft);
  if (!parsed.success) return err(errorsOf(parsed.error, names));
  const { seen, channel, thread } = carried;
  return ok({ order: parsed.data, incident, seen, channel, thread });
}

type Drafted = {
  readonly incident: string | undefined;
  readonly draft: Readonly<Record<string, unknown>>;
  /** By field of the order: what was asked for it. */
  readonly names: Readonly<Record<string, string>>;
};

function drafted(carried: Carried, values: Values): Drafted {
  const { incident } = carried;
  switch (carried.form) {
    case 'fill': {
      const filled = carried.blanks.map(({ field, name }) => [field, values(name)] as const);
      const names = Object.fromEntries(carried.blanks.map(({ field, name }) => [field, name]));
      return { incident, draft: { ...carried.order, ...Object.fromEntries(filled) }, names };
    }
    case 'card': {
      const { plan, digest } = carried;
      return { incident, draft: { kind: 'go', plan, card: digest }, names: {} };
    }
    case 'declare': {
      const draft = {
        kind: 'declare',
        targets: values('targets') ?? [],
        title: values('title'),
        severity: values('severity'),
      };
      return {
        incident,
        draft,
        names: { targets: 'targets', title: 'title', severity: 'severity' },
      };
    }
    case 'note': {
      const chosen = values('incident');
      return {
        incident: incident ?? (typeof chosen === 'string' ? chosen : undefined),
        draft: { kind: 'note', text: values('text'), at: carried.at },
        names: { text: 'text' },
      };
    }
    case 'evidence': {
      const said = values('step');
      const [of, step] = typeof said === 'string' ? said.split(' ') : [];
      return {
        incident: of,
        draft: { kind: 'ack', step, state: values('state'), evidence: values('evidence') },
        names: { step: 'step', state: 'state', evidence: 'evidence' },
      };
    }
  }
}

/** Sentences under the fields that were asked; a field that was not asked makes the whole form worthless. */
function errorsOf(error: z.ZodError, names: Readonly<Record<string, string>>): FieldErrors {
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
