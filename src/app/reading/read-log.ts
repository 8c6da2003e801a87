import { z } from 'zod';
import type { Envelope } from '../../core/envelope.ts';
import type { CheckReports } from '../../core/texts/check-list.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import { recorded } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';

const TextNames = z.record(z.string(), z.string());

/** Puts the texts to their events again; an erased one is null. */
export async function withTexts(
  registry: Pick<Registry, 'texts'>,
  envelopes: readonly Envelope[],
): Promise<readonly Happened[]> {
  const texts = await registry.texts(envelopes);
  return envelopes.map((envelope) => {
    const there = texts.get(`${envelope.stream}#${envelope.version}`) ?? {};
    const named = Object.keys(TextNames.parse(envelope.texts));
    const own = Object.fromEntries(named.map((name) => [name, there[name] ?? null]));
    return { ...bare(envelope), texts: own };
  });
}

/** An event as it is without its texts: for whoever only counts. */
export const bare = (envelope: Envelope): Happened => {
  const { stream, version, recordedAt, position } = envelope;
  return { ...recorded(envelope), texts: {}, recordedAt, position, stream, version };
};

/** What an incident is called; null where that was erased. */
export const titleIn = (log: readonly Happened[]): string | null =>
  log.find(({ event }) => event.type === 'IncidentDeclared')?.texts['title'] ?? null;

/** What each check said last, in its own words. */
export function reportsIn(log: readonly Happened[]): CheckReports {
  return Object.fromEntries(
    log.flatMap(({ event, texts }) =>
      event.type === 'CheckReported'
        ? [[event.check, { summary: texts['summary'] ?? null, facts: event.facts }]]
        : [],
    ),
  );
}
