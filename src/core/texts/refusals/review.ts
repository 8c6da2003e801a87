import type { Refusals } from '../../review/refusals.ts';
import { incident } from '../voice.ts';
import { list, people, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about reviews. */
export const reviewRefusals: RefusalTexts<Refusals> = {
  UnknownReview: ({ said, reviews }, voice) => ({
    reason: `No review is called ${quoted(said)} here. Nothing was recorded.`,
    lift: sentences(
      reviews.length === 0
        ? 'None is open'
        : `Open: ${list(reviews, 12)}. For example ${incident(voice, `review ${reviews[0]} <finding>`)}`,
      `${incident(voice, 'timeline')} shows what each is about`,
    ),
  }),
  NotYourReview: ({ review, notBy }, voice) => ({
    reason: `${review} is a review by somebody who was not in it, and ${people(notBy, voice)} ${notBy.length === 1 ? 'was' : 'were'}. It stays open.`,
    lift: `Anybody else can do it now, with ${incident(voice, `review ${review} <finding>`)}. It keeps nobody from recovering or closing.`,
  }),
};
