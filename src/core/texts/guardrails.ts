/** What a guardrail holds people to, by the code that recorded incidents name it with; listed in docs/tabletop.md. */
export const guardrailWords = {
  S1: 'a rollback does not bring the past back: what stays as it is comes first',
  S2: 'no part is left behind on another version',
  S3: 'what happens to the data is known before anybody goes back',
  S4: 'less traffic is not recovery',
  S5: 'one strategy at a time',
  S6: 'one person decides',
  S9: 'no more data is lost than its owner agreed to',
  S18: 'whoever has to act has access, checked before the night',
  S23: 'a part of the users comes first, and is compared before it goes on',
  S40: 'what two places hold is compared before it counts as well',
  S47: 'nothing of the bad release is left behind',
  S57: 'everything comes back in steps, not at once',
  S61: 'it stops where it gets worse than before',
  S62: 'what is taken for granted is checked',
} as const satisfies Readonly<Record<string, string>>;

const words: Readonly<Record<string, string>> = guardrailWords;

/** `one person decides (S6)`; of one that has no words its code alone. */
export const guardrailText = (code: string): string =>
  words[code] === undefined ? code : `${words[code]} (${code})`;
