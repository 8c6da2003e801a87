import type { Event } from '../../core/events.ts';
import type { Instant } from '../../core/ids.ts';
import type { Appended } from '../ports/batch.ts';
import type { Registry } from '../ports/registry.ts';
import { codesOf, emptyBatch } from '../record.ts';

/** The stream of what concerns the registry itself: its keys, and what it was restored from. */
export const ownStream = 'registry';

type Told = {
  readonly event: Event;
  readonly actor: string;
  readonly at: Instant;
  readonly version: number;
};

/** Appends to the registry's own stream, after the version that was read. */
export function appendOwn(
  registry: Pick<Registry, 'append'>,
  { event, actor, at, version }: Told,
): Promise<Appended> {
  const { type, texts = {} } = event;
  return registry.append({
    ...emptyBatch,
    key: `${ownStream}#${version + 1}/${type}`,
    reads: [{ stream: ownStream, version }],
    events: [
      {
        stream: ownStream,
        type,
        schema: 1,
        at,
        actor,
        via: 'local',
        correlation: ownStream,
        mode: 'live',
        targets: [],
        codes: codesOf(event),
        texts,
      },
    ],
    answer: null,
  });
}
