import type { ApprovalDetail } from '../texts/approvals.ts';

/** How many words of a title and of any name, and how many effects are told, each by its whole name. */
export type Budget = {
  readonly title: number;
  readonly name: number;
  readonly effects: number;
  /** How many words of what is unproven. 0: how many there are; Details has them all, and so has the record. */
  readonly unproven: number;
  /** Whether it is told when it was declared, and who is called next: the status message has both. */
  readonly asides: boolean;
  /** Whether sentences of ours are said with all their words. */
  readonly full: boolean;
  /** How much of who has agreed and who is waited for: Details has all of it. */
  readonly agreement: ApprovalDetail;
};

const roomy: Budget = {
  title: 14,
  name: 6,
  effects: 4,
  unproven: 9,
  asides: true,
  full: true,
  agreement: 'whole',
};
const brief: Budget = { ...roomy, title: 6, effects: 3, unproven: 0, agreement: 'short' };
const terse: Budget = { ...brief, asides: false, full: false };

/** The roomiest that fits is taken. What stays as it is gives way last: its names are never cut for anything else. */
export const budgets: readonly Budget[] = [
  roomy,
  { ...roomy, title: 8 },
  { ...roomy, title: 6, effects: 3 },
  { ...roomy, title: 6, effects: 3, name: 4 },
  brief,
  { ...brief, asides: false },
  terse,
  { ...terse, title: 4 },
  { ...terse, title: 4, name: 4 },
  { ...terse, title: 4, name: 3 },
  { ...terse, title: 3, name: 2 },
  { ...terse, title: 3, name: 2, agreement: 'who' },
  { ...terse, title: 3, name: 2, effects: 2 },
  { ...terse, title: 3, name: 2, effects: 2, agreement: 'who' },
];

/** What is taken where none of them fits. */
export const tightest: Budget = {
  ...terse,
  title: 3,
  name: 1,
  effects: 1,
  agreement: 'count',
};
