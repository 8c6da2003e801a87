import { z } from 'zod';
import { isZone, zoneName } from '../../lib/zone.ts';
import type { Instant } from '../ids.ts';
import { SaidMoment } from '../said-moment.ts';
import { kinds } from './kinds.ts';

export const formats = ['md', 'json', 'csv', 'html'] as const;
export type Format = (typeof formats)[number];
/** The forms of the picture; whoever is told in words gets the same in words. */
export const pictureFormats = ['png', 'svg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

export const isPicture = (format: Format | PictureFormat): format is PictureFormat =>
  pictureFormats.some((one) => one === format);

const Name = z.string().trim().min(1).max(80);

/** Which entries are wanted; whatever is left out lets all of them through. */
export const filterFields = {
  kinds: z
    .array(z.enum(kinds, `the kinds are ${kinds.join(', ')}`))
    .min(1)
    .max(kinds.length)
    .optional(),
  /** Names as the timeline shows them, or `@first-oncall`. */
  by: z.array(Name).min(1).max(20).optional(),
  /** The first and the last moment that an entry may speak of. */
  since: SaidMoment.optional(),
  until: SaidMoment.optional(),
  /** Each of these words stands in the text, or in what was said later about it. */
  words: z.string().trim().min(1).max(200).optional(),
} as const;

/** The timeline of an incident, or a part of it, as a document of this form in this zone. */
export const timelineOrder = z.strictObject({
  kind: z.literal('timeline'),
  format: z.enum([...formats, ...pictureFormats]).default('md'),
  ...filterFields,
  zone: z
    .string()
    .max(60)
    .refine(isZone, 'a time zone is written Europe/Berlin, or UTC')
    .overwrite(zoneName)
    .optional(),
});
export type TimelineOrder = z.infer<typeof timelineOrder>;
/** The same with its moments as they are meant. */
export type Filter = Omit<Pick<TimelineOrder, keyof typeof filterFields>, 'since' | 'until'> & {
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
};
