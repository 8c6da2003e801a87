import type { NotTakenCode, UpdateName } from './shapes.ts';

/** What the loop that sends public updates says of one. */
export type PublicUpdateReport =
  | {
      readonly kind: 'updateTaken';
      readonly update: UpdateName;
      readonly link?: string | undefined;
    }
  | {
      readonly kind: 'updateNotTaken';
      readonly update: UpdateName;
      readonly code: NotTakenCode;
      readonly isLast: boolean;
    };
