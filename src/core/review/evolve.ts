import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';

/** The events about reviews. */
export const reviewEvolvers = {
  ReviewOpened: (state, { type: _type, texts: _texts, ...review }, at) => ({
    ...state,
    reviews: { ...state.reviews, [review.review]: { ...review, openedAt: at, doneBy: undefined } },
  }),
  ReviewDone: (state, { review: name, by }) => {
    const review = state.reviews[name];
    if (review === undefined) throw new Error(`${name} was done but never opened`);
    return { ...state, reviews: { ...state.reviews, [name]: { ...review, doneBy: by } } };
  },
} satisfies Partial<Evolvers<EventType>>;
