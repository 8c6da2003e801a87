import { z } from 'zod';
import { Millis } from '../../lib/millis.ts';

/** A value that goes into a statement as a parameter, never as text of it. */
const Param = z.union([z.string(), z.number(), z.null()]);

/** One reading of a database, as a playbook writes it. */
export const SqlQuestion = z.strictObject({
  dsn: z.string().regex(/^sqlite:./u, 'only sqlite:path is known so far'),
  /** One statement that only reads; the database itself is opened for reading only. */
  query: z
    .string()
    .max(20_000)
    .regex(/^\s*(?:select|with)\b/iu, 'write one statement that begins with SELECT or WITH'),
  params: z.union([z.array(Param), z.record(z.string(), Param)]).default([]),
  /** How long to wait for a writer that holds the database. */
  busy_timeout: Millis.default(2_000),
});
export type SqlQuestion = z.output<typeof SqlQuestion>;

/** The first row by column; `undefined` when there is none. Whole numbers beyond 2^53 come as text. */
export const SqlAnswer = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('row'),
    row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
  }),
  z.strictObject({ status: z.literal('no'), why: z.string() }),
]);
export type SqlAnswer = z.infer<typeof SqlAnswer>;
