import { sayLasted } from '../../../lib/durations.ts';
import { type Retold, retold } from '../../account/account.ts';
import { toldOf, type Words, wordsOf } from '../../account/told.ts';
import { type Instant, millis, type PersonId } from '../../ids.ts';
import { erased } from '../../texts/events/told.ts';
import type { Voice } from '../../texts/voice.ts';
import { person } from '../../texts/words.ts';
import type { Happened } from '../../timeline/entries.ts';
import type { Section } from '../shapes.ts';

/** What a report is made of. */
export type Source = Retold & { readonly voice: Voice };

/** What this log says; undefined for one that does not begin with a declaration. */
export function sourceOf(log: readonly Happened[], voice: Voice): Source | undefined {
  const whole = retold(log);
  return whole && { ...whole, voice };
}

/** A text of people as it stands in the report. */
export const said = (words: Words, none = ''): string =>
  words === null ? erased : (words ?? none);

/** `: because the disk was full`, or nothing. */
export const after = (words: Words): string => (words === undefined ? '' : `: ${said(words)}`);

/** `2026-11-21 03:01:12 UTC`; `not known`. */
export const moment = (at: Instant | undefined): string =>
  at === undefined ? 'not known' : `${at.slice(0, 19).replace('T', ' ')} UTC`;

/** How long it was from one moment to another; `not known` where either is, and no length where the second came first. */
export function span(from: Instant | undefined, to: Instant | undefined): string {
  if (from === undefined || to === undefined) return 'not known';
  return to < from ? 'it came before' : lasted(millis(to) - millis(from));
}

export const lasted = (ms: number | undefined): string =>
  ms === undefined ? 'not known' : sayLasted(ms);

export const who = (one: PersonId | undefined, { voice }: Source): string =>
  one === undefined ? 'nobody' : person(one, voice);

/** What a section says now, as it was written last; undefined where nobody has written it. */
export function writtenIn({ log }: Pick<Source, 'log'>, section: Section): Words {
  const last = toldOf(log, 'ReportWritten').findLast(({ event }) => event.section === section);
  return last && wordsOf(last, 'text');
}
