import { z } from 'zod';
import type { Count, Measurement, Question } from '../app/ports/kinds.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import type { Resolve } from '../lib/http/types.ts';

/** What this installation gives to every check and count. */
export type Site = {
  /** What a program inherits of the bot's own environment: PATH, HOME and LANG at most. */
  readonly inherited: Readonly<Record<string, string>>;
  readonly guard: AddressGuard;
  readonly resolve?: Resolve | undefined;
  /** Between SIGTERM and SIGKILL, in milliseconds. */
  readonly graceMs: number;
};

type Asking<Schema extends z.ZodType> = Question & {
  readonly with: z.output<Schema>;
  readonly site: Site;
};

/** A kind of question, as its runner and the playbook linter see it. */
type Kind<Answer> = {
  readonly kind: string;
  /** One line for authors of playbooks. */
  readonly doc: string;
  readonly with: z.ZodType;
  readonly ask: (raw: unknown, question: Question, site: Site) => Promise<Answer>;
};
export type CheckKind = Kind<Measurement>;
export type CountKind = Kind<Count>;

type Definition<Schema extends z.ZodType> = {
  readonly kind: string;
  readonly doc: string;
  readonly with: Schema;
};

/** A kind of check. `measure` gets its own parsed `with`. */
export function checkKind<Schema extends z.ZodType>(
  definition: Definition<Schema> & {
    readonly measure: (asking: Asking<Schema>) => Promise<Measurement>;
  },
): CheckKind {
  const { kind, doc, with: schema, measure } = definition;
  return { kind, doc, with: schema, ask: parsing(definition, measure, (why) => errored(why)) };
}

/** A kind of count of an effect. `count` gets its own parsed `with`. */
export function countKind<Schema extends z.ZodType>(
  definition: Definition<Schema> & {
    readonly count: (asking: Asking<Schema>) => Promise<Count>;
  },
): CountKind {
  const { kind, doc, with: schema, count } = definition;
  return { kind, doc, with: schema, ask: parsing(definition, count, unknownCount) };
}

function parsing<Schema extends z.ZodType, Answer>(
  { kind, with: schema }: Definition<Schema>,
  answer: (asking: Asking<Schema>) => Promise<Answer>,
  no: (why: string) => Answer,
): Kind<Answer>['ask'] {
  return async (raw, question, site) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return answer({ ...question, with: parsed.data, site });
    return no(`"with" is not what ${kind} takes: ${z.prettifyError(parsed.error)}`);
  };
}

/** The question could not be asked or answered: this says nothing about the target. */
export const errored = (why: string, facts: Measurement['facts'] = {}): Measurement => ({
  verdict: 'error',
  summary: why,
  facts: { ...facts, why },
});

/** It was asked and answered, and the answer decides nothing. */
export const inconclusive = (why: string, facts: Measurement['facts'] = {}): Measurement => ({
  verdict: 'inconclusive',
  summary: why,
  facts: { ...facts, why },
});

export const unknownCount = (why: string): Count => ({ status: 'unknown', why });
