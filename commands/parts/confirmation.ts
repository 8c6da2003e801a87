import type { Option } from '../verb.ts';

/** What is given back with the digest of a card, beside it. */
export const confirmation: readonly Option[] = [
  { field: 'card', flag: 'card', takes: 'the digest of the card that was shown' },
  {
    field: 'accept',
    flag: 'accept',
    takes: 'unknown-effects or unknown-data',
    many: { none: 'none' },
  },
  { field: 'typed', flag: 'typed', takes: 'the target, as service@environment' },
  { field: 'lose', flag: 'lose', takes: 'the number of rows that was shown' },
];
