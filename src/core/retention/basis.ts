import { z } from 'zod';
import { textClasses } from './classes.ts';

/**
 * On what ground something is erased: by the order of a person, because the author deleted the message in Slack, or because
 * its time is over. It is a code, and stays for ever; what a person says beside it is a text, and can be erased.
 */
export const ErasureBasis = z.enum([
  'order',
  'deleted',
  'retention:directory',
  ...textClasses.map((one) => `retention:${one}` as const),
]);
export type ErasureBasis = z.infer<typeof ErasureBasis>;

/** Whether it went by its time, and not because anybody wanted it gone. */
export const isByTime = (basis: ErasureBasis): boolean => basis.startsWith('retention:');
