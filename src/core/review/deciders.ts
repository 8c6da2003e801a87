import { type Decider, decided, nothing, refused } from '../command.ts';
import { refuse } from '../refusals.ts';
import { openReviews } from './reviews.ts';

/** Four eyes afterwards: by anybody who was not in it. */
const review: Decider<'review'> = ({ order, by }, incident) => {
  const found = Object.values(incident.reviews).find(
    (one) => one.review.toLowerCase() === order.review.toLowerCase(),
  );
  if (!found) {
    const reviews = openReviews(incident).map((one) => one.review);
    return refused(refuse('UnknownReview', { said: order.review, reviews }));
  }
  const { review: name, notBy, doneBy } = found;
  if (doneBy !== undefined) return nothing({ note: 'AlreadyReviewed', review: name });
  if (notBy.includes(by)) return refused(refuse('NotYourReview', { review: name, notBy }));
  return decided({ type: 'ReviewDone', review: name, by, texts: { finding: order.finding } });
};

/** The orders about reviews. */
export const reviewDeciders = { review };
