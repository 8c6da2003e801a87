import type { Answer } from '../../core/answer.ts';

/** An answer in the words of a form that only tells. */
export const wordsOf = (answer: Answer): string =>
  answer.accepted
    ? answer.say
    : [answer.refusal.reason, answer.refusal.lift, answer.refusal.code].join('\n');
