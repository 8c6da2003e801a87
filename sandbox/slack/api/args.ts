import { z } from 'zod';

/** A form carries everything as text, a JSON body also numbers. */
export const text = z.union([z.string(), z.number().transform(String)]);

/** Text that counts as absent when empty, as cursors and threads do. */
export const optionalText = text
  .optional()
  .transform((value) => (value === undefined || value === '' ? undefined : value));

/** `true`, `1` and their texts; absent is false. */
export const flag = z
  .union([
    z.boolean(),
    z.enum(['true', '1', 'false', '0', '']).transform((word) => word === 'true' || word === '1'),
  ])
  .default(false);

const fromJson = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** A nested argument: JSON itself in a JSON body, JSON as text in a form. */
export const nested = <S extends z.ZodType>(schema: S) => z.preprocess(fromJson, schema);

/** Ids, separated by commas. */
export const idList = text.transform((list) =>
  list
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== ''),
);
