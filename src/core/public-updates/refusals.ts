import type { PersonId } from '../ids.ts';
import type { Severity } from '../incident/orders.ts';
import type { UpdateName } from './shapes.ts';

export type Refusals = {
  NoStatusPage: Readonly<Record<string, never>>;
  /** The incident is private: nothing of it is told to the public. */
  PublicKnowsNothing: { readonly incident: string };
  UnknownUpdate: { readonly said: string; readonly waiting: readonly UpdateName[] };
  /** Two pairs of eyes: whoever wrote it does not send it. `others`: who may. */
  OwnUpdate: {
    readonly update: UpdateName;
    readonly severity: Severity | null;
    readonly others: readonly PersonId[];
  };
};
