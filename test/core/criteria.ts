import { check, checkout, pricing } from './sample.ts';

/** What each of two services says of recovery: a criterion of the same name, asked at another place, and of availability. */
export const ofBoth = [checkout, pricing].flatMap((target) => [
  { ...check('books', { class: 'integrity', with: { url: `http://${target}/books` } }), target },
  { ...check('answers', { class: 'availability' }), target },
]);
