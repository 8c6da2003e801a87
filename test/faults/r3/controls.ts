/** The guards that can be taken away, one at a time. */
export const controls = [
  'decides-again',
  'posts-blindly',
  'keeps-nothing',
  'notes-too-early',
  'dies-of-slack',
] as const;
export type Control = (typeof controls)[number];

/** Under which fault the missing guard shows, and in which count of its row. */
export const caughtBy = {
  'decides-again': { fault: 'duplicates', count: 'twice' },
  'posts-blindly': { fault: 'lost-responses', count: 'doubled' },
  'keeps-nothing': { fault: 'killed-before-acting', count: 'lost' },
  'notes-too-early': { fault: 'killed-while-posting', count: 'missing' },
  'dies-of-slack': { fault: 'app-rate-limited', count: 'crashed' },
} as const satisfies Record<
  Control,
  { fault: string; count: 'twice' | 'doubled' | 'lost' | 'missing' | 'crashed' }
>;
