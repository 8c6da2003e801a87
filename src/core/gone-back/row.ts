import type { Event, EventOf } from '../events.ts';
import { type Instant, PersonId as Person, type PersonId, serviceOf } from '../ids.ts';
import type { Facet, RegistryEntry } from '../registry/entry.ts';
import type { Happened } from '../timeline/entries.ts';

/** What went back outside, as the registry lists it: ids, codes and times. */
export type OutsideRow = Omit<EventOf<'WentBackOutside'>, 'type' | 'texts' | 'outside'> & {
  readonly id: EventOf<'WentBackOutside'>['outside'];
  readonly outcome: 'outside';
  readonly mode: 'live';
  readonly private: false;
  readonly declaredAt: Instant;
  /** Who said last who did it and why; nothing where nobody has yet. */
  readonly explained?: { readonly by: PersonId; readonly at: Instant };
};

/** The same with its words; null where one was erased. */
export type OutsideStory = {
  readonly row: OutsideRow;
  readonly title: string | null;
  readonly said: Readonly<Record<'who' | 'why' | 'left', string | null>> | undefined;
};

/** What the stream `outside/OUT-3` says; nothing where nothing stands there. */
export function outsideOf(log: readonly Happened[]): OutsideStory | undefined {
  const [first] = log;
  if (first?.event.type !== 'WentBackOutside') return undefined;
  const { type: _type, texts: _texts, outside: id, ...told } = first.event;
  const explained = log.map(explanationIn).findLast((one) => one !== undefined);
  return {
    row: {
      id,
      ...told,
      outcome: 'outside',
      mode: 'live',
      private: false,
      declaredAt: first.at,
      ...(explained && { explained: explained.speaker }),
    },
    title: first.texts['title'] ?? null,
    said: explained?.said,
  };
}

function explanationIn({ event, at, texts }: Happened) {
  if (event.type !== 'WentBackExplained') return undefined;
  const { who = null, why = null, left = null } = texts;
  return { speaker: { by: event.by, at }, said: { who, why, left } };
}

type Stored = {
  readonly event: Event;
  readonly at: Instant;
  readonly stream: string;
  readonly version: number;
};

/** What it is found by; nothing for an event that says nothing of that. */
export function outsideEntry({ event, at, stream, version }: Stored): RegistryEntry | undefined {
  if (event.type !== 'WentBackOutside' && event.type !== 'WentBackExplained') return undefined;
  const { target, outside, by } = event;
  const person = Person.safeParse(by).data;
  const facets: readonly Facet[] = [
    { kind: 'place', value: target },
    { kind: 'place', value: serviceOf(target) },
    { kind: 'strategy', value: 'rollback' },
    { kind: 'outcome', value: 'outside' },
    ...(person === undefined ? [] : [{ kind: 'person' as const, value: person }]),
  ];
  const found = { mode: 'live', isPrivate: false, outcome: 'outside', facets } as const;
  return { id: outside, stream, declaredAt: at, version, ...found };
}
