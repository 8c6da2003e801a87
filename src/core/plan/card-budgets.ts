import type { ApprovalDetail } from '../texts/approvals.ts';

/** How many words of a title, of any name and of what is unproven, and how many effects are told. */
export type Budget = {
  readonly title: number;
  readonly name: number;
  readonly effects: number;
  /** 0: how many there are; Details has them all, and so has the record. */
  readonly unproven: number;
  /** Whether it is told when it was declared, and who is called next: the status message has both. */
  readonly asides: boolean;
  /** How much of who has agreed and who is waited for: Details has all of it. */
  readonly agreement: ApprovalDetail;
};

/** The roomiest that fits is taken. */
export const budgets: readonly Budget[] = [
  { title: 14, name: 6, effects: 4, unproven: 9, asides: true, agreement: 'whole' },
  // The title gives way first: what stays as it is must not be cut for it.
  { title: 8, name: 6, effects: 4, unproven: 9, asides: true, agreement: 'whole' },
  { title: 4, name: 6, effects: 3, unproven: 9, asides: true, agreement: 'whole' },
  { title: 4, name: 5, effects: 3, unproven: 9, asides: true, agreement: 'whole' },
  { title: 4, name: 4, effects: 3, unproven: 9, asides: true, agreement: 'whole' },
  { title: 4, name: 6, effects: 3, unproven: 0, asides: true, agreement: 'short' },
  { title: 4, name: 5, effects: 3, unproven: 0, asides: true, agreement: 'short' },
  { title: 4, name: 6, effects: 3, unproven: 0, asides: false, agreement: 'short' },
  { title: 4, name: 5, effects: 3, unproven: 0, asides: false, agreement: 'short' },
  { title: 4, name: 4, effects: 3, unproven: 0, asides: false, agreement: 'short' },
  { title: 4, name: 3, effects: 3, unproven: 0, asides: false, agreement: 'short' },
  { title: 3, name: 2, effects: 2, unproven: 0, asides: false, agreement: 'short' },
  { title: 3, name: 2, effects: 2, unproven: 0, asides: false, agreement: 'who' },
];

/** What is taken where none of them fits. */
export const tightest: Budget = {
  title: 3,
  name: 1,
  effects: 2,
  unproven: 0,
  asides: false,
  agreement: 'count',
};
