import type { Batch } from '../app/ports/batch.ts';

const numbered = /^(?<family>.+)-(?<number>\d{1,15})$/u;

/** `INC-3` is number 3 of the family INC; a name without a number is a family of its own. */
export function familyOf(name: string): { readonly family: string; readonly number: number } {
  const parts = numbered.exec(name)?.groups;
  return { family: parts?.['family'] ?? name, number: Number(parts?.['number'] ?? 0) };
}

/** A name lives in the stream that is called after it, else in the stream of the batch's first event. */
export function homeOf(name: string, batch: Pick<Batch, 'events'>): string {
  const streams = batch.events.map(({ stream }) => stream);
  return streams.find((stream) => stream.endsWith(`/${name}`)) ?? streams[0] ?? '';
}
