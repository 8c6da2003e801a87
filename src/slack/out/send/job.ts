import type { Trouble } from '../../trouble.ts';
import type { Request } from './request.ts';

/** 0: somebody must act. 1: the state changed. 2: progress. 3: cosmetics, such as a clock that goes on. */
export type Priority = 0 | 1 | 2 | 3;

/** One difference between what should stand and what stands, and how to close it. */
export type Job = {
  /** Names the difference, whoever finds it and however often: `INC-3 status`. */
  readonly id: string;
  /** What of one lane is sent goes one after the other: a channel, or an incident's set-up. */
  readonly lane: string;
  /** The call that it begins with: it is not begun before that one may be made. */
  readonly first: Request;
  readonly priority: Priority;
  /** Closes it, and notes that it did; else why not. */
  readonly run: () => Promise<Trouble | undefined>;
};
