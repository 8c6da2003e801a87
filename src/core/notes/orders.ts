import { z } from 'zod';
import { FreeText } from '../incident/orders.ts';
import { EntryName } from './notes.ts';

/** Orders about entries of the timeline. */
export const noteOrders = [
  z.strictObject({ kind: z.literal('correct'), entry: EntryName, text: FreeText }),
  /** What this note says was decided aloud, by whoever orders this. */
  z.strictObject({ kind: z.literal('myDecision'), entry: EntryName }),
] as const;
