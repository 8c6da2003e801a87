import { z } from 'zod';
import type { Erasure, NewEvent } from '../app/ports/registry.ts';
import type { Envelope } from '../core/envelope.ts';
import { PersonId } from '../core/ids.ts';

/** The codes of a TextErased event: what is gone, and by whose order and on what ground it went. */
export const ErasedCodes = z.object({
  what: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('text'),
      stream: z.string(),
      version: z.int().positive(),
      name: z.string(),
    }),
    z.object({ kind: z.literal('person'), person: PersonId }),
  ]),
  by: z.string(),
  basis: z.string(),
});
export type ErasedCodes = z.infer<typeof ErasedCodes>;

/** What was erased, in one line: `text reason of incident/INC-3#4`, `person p_7f`. */
export const sayErased = (what: Erasure['what']): string =>
  what.kind === 'person'
    ? `person ${what.person}`
    : `text ${what.name} of ${what.stream}#${what.version}`;

/** The event that puts an erasure on record. A text's goes to the text's own stream, a person's to `config`. */
export function erasedEvent(erasure: Erasure, about: Envelope | undefined): NewEvent {
  const { what, by, basis, at, via } = erasure;
  return {
    stream: what.kind === 'text' ? what.stream : 'config',
    type: 'TextErased',
    schema: 1,
    at,
    actor: by,
    via,
    correlation: about?.correlation ?? sayErased(what),
    mode: about?.mode ?? 'live',
    targets: about?.targets ?? [],
    codes: { what, basis, by },
    texts: {},
  };
}
