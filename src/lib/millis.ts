import { z } from 'zod';
import { Duration } from './durations.ts';

/** A length of time, either as people write it (`30s`) or already in milliseconds, as a frozen plan keeps it. */
export const Millis = z.union([z.int().positive(), Duration]);
