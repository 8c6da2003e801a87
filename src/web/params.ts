import { z } from 'zod';
import { IncidentId } from '../core/ids.ts';

/** The incident in the path, in whatever case it was typed. */
export const IncidentPath = z.strictObject({
  id: z
    .string()
    .max(40)
    .transform((id) => id.toUpperCase())
    .pipe(IncidentId),
});
