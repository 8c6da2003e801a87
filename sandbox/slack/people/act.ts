import type { z } from 'zod';
import type { Outcome } from '../delivery/interactions/outcome.ts';
import type { Desk } from './desk.ts';
import type { ActAnswer, ActName } from './shapes.ts';

/** One thing that a person can do, as it comes in over HTTP. Never throws for what it is sent. */
export type Act = {
  readonly name: ActName;
  readonly run: (desk: Desk, user: string, body: unknown) => Promise<ActAnswer>;
};

type Done = Outcome<unknown> | ActAnswer;

/** An act from its name, the shape of its body, and what it does. */
export function act<B>(
  name: ActName,
  body: z.ZodType<B>,
  perform: (desk: Desk, user: string, body: B) => Promise<Done> | Done,
): Act {
  return {
    name,
    run: async (desk, user, raw) => {
      const parsed = body.safeParse(raw);
      if (!parsed.success) return unreadable(name, parsed.error);
      return answerOf(await perform(desk, user, parsed.data));
    },
  };
}

function answerOf(done: Done): ActAnswer {
  if (!done.ok) {
    const { ok, error, say, fields } = done;
    return { ok, error, say, ...(fields && { fields: { ...fields } }) };
  }
  return 'value' in done ? { ok: true } : done;
}

function unreadable(name: ActName, error: z.ZodError): ActAnswer {
  const issue = error.issues[0];
  const where = issue?.path.join('.') ?? '';
  return {
    ok: false,
    error: 'invalid_arguments',
    say: `"${name}" cannot be done so: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'unreadable'}.`,
  };
}

/** Slack's refusal of a change of state as an answer; `say` explains it. */
export const settled = (
  result: { readonly ok: true } | { readonly ok: false; readonly error: string },
  say: string,
): ActAnswer => (result.ok ? { ok: true } : { ok: false, error: result.error, say });
