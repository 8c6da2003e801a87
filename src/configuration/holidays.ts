import { z } from 'zod';
import { knownPlaces } from '../lib/calendar.ts';
import { nearest } from '../lib/nearest.ts';

const written = z.strictObject({
  country: z.string().optional().describe('By its two letters: DE'),
  region: z.string().optional().describe('By the letters that its country gives it: BY'),
  also: z
    .array(z.iso.date({ error: 'a day is written 2026-12-24' }))
    .optional()
    .describe('Further days on which nobody works'),
});

/** The days on which a team does not work, beside Saturdays and Sundays. A place that nobody knows has no holidays, so it is refused. */
export const Holidays = written.superRefine(({ country, region }, context) => {
  if (country === undefined) {
    if (region !== undefined) wrong(context, 'country', 'a region needs its country');
    return;
  }
  const countries = knownPlaces();
  if (!countries.includes(country)) {
    wrong(context, 'country', unknown('country', country, countries));
  } else if (region !== undefined && !knownPlaces(country).includes(region)) {
    wrong(context, 'region', unknown(`region of ${country}`, region, knownPlaces(country)));
  }
});

const wrong = (context: z.RefinementCtx, key: string, message: string): void =>
  context.addIssue({ code: 'custom', path: [key], message });

function unknown(what: string, said: string, known: readonly string[]): string {
  const near = nearest(said.toUpperCase(), known);
  const hint = near === undefined ? '' : `; ${near} is one`;
  return `no holidays are known for the ${what} "${said}"${hint}`;
}
