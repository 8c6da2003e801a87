import { isoIn } from '../../../lib/zone.ts';
import type { EventOf, EventType } from '../../events.ts';
import { type Instant, millis } from '../../ids.ts';
import { type EventTexts, textOf } from './told.ts';

/** The events of incidents that others recorded: their words come first, as they stand in the file. */
export const scenarioTexts = {
  EntryImported: (told) => {
    const aside = asideOf(told.event);
    return `${textOf(told, 'text') ?? 'An entry without a text'}${aside === '' ? '' : ` (${aside})`}`;
  },
} satisfies Partial<EventTexts<EventType>>;

/** What is not quite known of its moment, and that it only led to the incident. */
function asideOf({ approx, range, phase }: EventOf<'EntryImported'>): string {
  const between =
    range === undefined ? [] : [`between ${minute(range.from)} and ${minute(range.until)} UTC`];
  return [
    ...(phase === undefined ? [] : ['before it began']),
    ...(approx === undefined && range === undefined ? [] : ['time approximate']),
    ...between,
  ].join(', ');
}

/** `2012-08-01 13:30`: such moments are long ago, and their day is no matter of today. */
const minute = (at: Instant): string => isoIn(millis(at), 'UTC').slice(0, 16).replace('T', ' ');
