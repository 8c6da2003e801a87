import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';
import { EntryName } from './notes.ts';

/** Both stay. Without `by` its message was edited by whoever wrote it. Texts: `text`. */
const EntryCorrected = stored('EntryCorrected', { entry: EntryName, by: PersonId.optional() });
/** The message of a note was deleted, or nobody marks it any more. That it stood stays. */
const EntryWithdrawn = stored('EntryWithdrawn', {
  entry: EntryName,
  how: z.enum(['deleted', 'unmarked']),
});
/** The authority says that a note tells their decision, spoken at `noted`. It starts nothing. */
const DecisionSpoken = stored('DecisionSpoken', {
  entry: EntryName,
  noted: Instant,
  because: Because,
});

export const noteEvents = [EntryCorrected, EntryWithdrawn, DecisionSpoken] as const;
