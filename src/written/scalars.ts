import { z } from 'zod';
import { LocalId } from '../core/ids.ts';
import { Duration } from '../lib/durations.ts';
import { isZone, readQuietHours } from '../lib/zone.ts';

const yearMs = 366 * 86_400_000;

/** A length of time up to a year, zero allowed → milliseconds. */
export const Term = Duration.refine((ms) => ms <= yearMs, 'longer than a year').meta({
  examples: ['30s', '5m', '1h'],
});

/** A length of time that is not zero → milliseconds. */
export const Span = Term.refine((ms) => ms > 0, 'must be longer than 0s');

/** `yes` and `no`, as people write them, beside `true` and `false`. */
export const YesNo = z
  .union([z.boolean(), z.enum(['yes', 'no'])], { error: 'expected yes or no' })
  .transform((word) => word === true || word === 'yes');

/** The name of a secret, as src/secrets.ts looks it up. Never its value. */
export const SecretName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/u, 'a secret is named with letters, digits, _ and -');
export const Secrets = z
  .array(SecretName)
  .default([])
  .describe('Names of secrets, given at run time as environment or headers; never templated');

/** A version: text, or a whole number (a fraction like 1.10 would lose its zero). */
export const Version = z
  .union([z.string().min(1), z.int()], { error: 'expected text; put the version in quotes' })
  .transform(String);

export const Words = z.string().trim().min(1, 'must not be empty');

/** A name as ids are written, for inputs, people, groups and the like. */
export const Name = LocalId;

/** `10:00`: without its quotes YAML would read a number. */
export const Clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'a clock time is written "10:00", in quotes');

/** A time zone as the world names it. */
export const Zone = Words.refine(isZone, 'a time zone is written Europe/Berlin, or UTC');

/** `22:00-07:00 Europe/Berlin`: from when to when of every day, in which zone. */
export const QuietHours = z.string().transform((text, context) => {
  const read = readQuietHours(text);
  if (read !== undefined) return read;
  context.addIssue('quiet hours are written "22:00-07:00 Europe/Berlin"');
  return z.NEVER;
});
