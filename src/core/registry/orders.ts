import { z } from 'zod';
import { Mode } from '../envelope.ts';
import { EntryId, Instant } from '../ids.ts';
import { FreeText, Handle } from '../incident/orders.ts';
import { Quarter } from '../metrics/quarter.ts';
import { SaidReceipt } from '../proof/receipt.ts';
import { Strategy } from '../strategy/strategy.ts';
import { SoughtOutcome } from './entry.ts';

const Place = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}(?:@[a-z0-9][a-z0-9-]{0,30})?$/u,
    'it is written checkout or checkout@prod',
  );
/** A length of time that ends now: `36h`, `30d`, `2w`. */
const Ago = z.string().regex(/^[1-9]\d{0,3}[hdw]$/u, 'a time ago is written 36h, 30d or 2w');
const Service = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, 'it is written checkout');
/** A moment, or how long ago. */
const When = z.union([Instant, Ago], { error: 'write a day (2026-11-01), a moment or 30d' });

/** As a document; without one it is for people. */
const formats = ['md', 'json', 'csv'] as const;

/** What narrows a list of incidents; all of it has to fit. */
const filters = {
  /** Beginnings of words in what people wrote. */
  words: z.string().trim().min(1).max(200).optional(),
  /** A service, or one of its targets: also one that is no longer configured. */
  service: Place.optional(),
  since: When.optional(),
  until: When.optional(),
  outcome: SoughtOutcome.optional(),
  strategy: Strategy.optional(),
  /** Who did something in it. Asked with a reason only, and noted. */
  person: Handle.optional(),
  because: FreeText.optional(),
  mode: Mode.optional(),
  oldestFirst: z.literal(true).optional(),
  /** The last one of the page before: what follows is shown. */
  after: EntryId.optional(),
};

export const registryListOrder = z.strictObject({
  kind: z.literal('registryList'),
  ...filters,
  format: z.enum(formats).optional(),
});

/** An incident, a plan of one, or what went back outside. */
export const Entry = z
  .string()
  .regex(/^(?:INC|RB|OUT)-\d{1,9}$/u, 'it is written INC-3, RB-17 or OUT-2');

/** The figures of a window. */
export const registryStatsOrder = z.strictObject({
  kind: z.literal('registryStats'),
  service: Service.optional(),
  /** The owner of services. */
  team: Service.optional(),
  /** In place of `since` and `until`. */
  quarter: Quarter.optional(),
  since: When.optional(),
  until: When.optional(),
  mode: Mode.optional(),
  form: z.enum(['text', 'summary', 'json']).optional(),
});

/** Questions about all incidents: they read and change nothing. */
export const registryQuestions = [
  registryListOrder,
  z.strictObject({ kind: z.literal('registryShow'), entry: Entry }),
  z.strictObject({ kind: z.literal('registryVerify'), receipt: SaidReceipt.optional() }),
  registryStatsOrder,
] as const;
