/** Why nothing goes out, where Sternway only observes. */
export const onlyObserves = 'Sternway only observes here (mode: observe), so nothing was done.';

/** Stands on the card: what would be proposed, and nothing more. */
export const wouldPropose = 'Only observing: this is what would be proposed.';
