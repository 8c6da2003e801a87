import { z } from 'zod';
import type { StatusPageEntry } from '../app/ports/status-page.ts';
import { SecretName } from '../written/scalars.ts';

/** Where the public is told how things stand. Secrets by name, as everywhere. */
export const WrittenStatusPage = z.strictObject({
  url_secret: SecretName.describe('The secret that holds the address to which updates are sent'),
  signing_secret: SecretName.optional().describe('With what they are signed'),
});

export const statusPageOf = (
  written: z.output<typeof WrittenStatusPage> | undefined,
): StatusPageEntry | undefined =>
  written && { urlSecret: written.url_secret, signingSecret: written.signing_secret };
