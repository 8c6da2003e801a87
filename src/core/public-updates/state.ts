import type { Instant, PersonId } from '../ids.ts';
import type { Finding, NotTakenCode, Stage, UpdateName } from './shapes.ts';

/** `sending` until the status page took it, or nobody tries any more. */
export type PublicUpdate = {
  readonly update: UpdateName;
  readonly stage: Stage;
  readonly findings: readonly Finding[];
  readonly drafter: PersonId;
  readonly draftedAt: Instant;
  readonly status: 'drafted' | 'sending' | 'not-taken' | 'taken' | 'rehearsed' | 'dropped';
  readonly approvedAt: Instant | undefined;
  /** Why it was not taken when it was last tried. */
  readonly behind: NotTakenCode | undefined;
  /** Since when it is tried no more, and why. */
  readonly failed: { readonly at: Instant; readonly code: NotTakenCode } | undefined;
};

export type PublicUpdates = Readonly<Record<UpdateName, PublicUpdate>>;

const having = (updates: PublicUpdates, status: PublicUpdate['status']): readonly PublicUpdate[] =>
  Object.values(updates).filter((one) => one.status === status);

/** What goes out now: never more than one, because what is approved later takes the place of what was not taken. */
export const sending = (updates: PublicUpdates): PublicUpdate | undefined =>
  having(updates, 'sending')[0];

/** What waits for somebody: to be approved, or to be sent again. */
export const waiting = (updates: PublicUpdates): readonly PublicUpdate[] => [
  ...having(updates, 'drafted'),
  ...having(updates, 'not-taken'),
];
