import { z } from 'zod';
import type { NewEvent } from '../app/ports/batch.ts';
import type { Erasure } from '../app/ports/erasure.ts';
import type { Envelope } from '../core/envelope.ts';
import { PersonId } from '../core/ids.ts';
import { searchIn, whySearched } from '../core/retention/search-name.ts';

const textName = /^(?<stream>[^#]+)#(?<version>[1-9]\d{0,14})\/(?<name>[^/]+)$/u;
const searchText = /^(?<written>search\/[0-9a-f]{12})\/because$/u;
const personName = /^person\/(?<person>p_[0-9a-z]+)$/u;

/** One text, why one search was made, or a person. */
export type ErasedOne = Exclude<Erasure['what'], { kind: 'texts' }>;

/** What was erased, as the event says it: `incident/INC-1#7/title`, `search/3f2a91c04be1/because`, `person/p_7f`. */
const ErasedName = z.string().transform((name, context): ErasedOne => {
  const meant = personMeant(name) ?? searchMeant(name) ?? textMeant(name);
  if (meant !== undefined) return meant;
  context.addIssue({ code: 'custom', message: 'it names neither a text nor a person' });
  return z.NEVER;
});

function personMeant(name: string): ErasedOne | undefined {
  const person = PersonId.safeParse(personName.exec(name)?.groups?.['person']).data;
  return person && { kind: 'person', person };
}

function searchMeant(name: string): ErasedOne | undefined {
  const search = searchIn(searchText.exec(name)?.groups?.['written'] ?? '');
  return search === undefined ? undefined : { kind: 'search', search };
}

function textMeant(name: string): ErasedOne | undefined {
  const { stream = '', version, name: own = '' } = textName.exec(name)?.groups ?? {};
  return version === undefined
    ? undefined
    : { kind: 'text', stream, version: Number(version), name: own };
}

/** The codes of a TextErased event: what is gone, and by whose order and on what ground it went. */
export const ErasedCodes = z.object({
  what: ErasedName,
  also: z.array(ErasedName).default([]),
  by: z.string(),
  basis: z.string(),
});
export type ErasedCodes = z.infer<typeof ErasedCodes>;

/** What was erased, in one line: `text reason of incident/INC-3#4`, `person p_7f`. */
export function sayErased(what: ErasedOne): string {
  if (what.kind === 'person') return `person ${what.person}`;
  return what.kind === 'search'
    ? `text ${whySearched} of search/${what.search}`
    : `text ${what.name} of ${what.stream}#${what.version}`;
}

function nameOf(what: ErasedOne): string {
  if (what.kind === 'person') return `person/${what.person}`;
  return what.kind === 'search'
    ? `search/${what.search}/${whySearched}`
    : `${what.stream}#${what.version}/${what.name}`;
}

/** What an erasure takes, one by one. */
export const each = (what: Erasure['what']): readonly ErasedOne[] =>
  what.kind === 'texts'
    ? what.texts.map((text) => ({ kind: 'text', stream: what.stream, ...text }))
    : [what];

/** What is to be erased and is still there, at least one; and the event that the first of it stands beside. */
export type Erasing = {
  readonly gone: readonly [ErasedOne, ...ErasedOne[]];
  readonly about: Envelope | undefined;
};

/** The event that puts an erasure on record. A text's goes to the text's own stream, any other to `config`. */
export function erasedEvent(erasure: Erasure, { gone, about }: Erasing): NewEvent {
  const { by, at, via, again, why } = erasure;
  const [what] = gone;
  return {
    stream: what.kind === 'text' ? what.stream : 'config',
    type: 'TextErased',
    schema: 1,
    at,
    actor: again === undefined ? by : 'timer',
    via,
    correlation: about?.correlation ?? sayErased(what),
    mode: about?.mode ?? 'live',
    targets: about?.targets ?? [],
    codes: codesOf(erasure, gone),
    texts: why === undefined ? {} : { why },
  };
}

const codesOf = (
  { by, basis, again }: Erasure,
  [what, ...also]: Erasing['gone'],
): NewEvent['codes'] => ({
  what: nameOf(what),
  ...(also.length > 0 && { also: also.map(nameOf) }),
  basis,
  by,
  ...(again !== undefined && { again }),
});
