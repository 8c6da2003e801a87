import type { Heeder } from '../heed.ts';

/** Also where it was dropped while it was under way: what the public can read stands on record. */
const updateTaken: Heeder<'updateTaken'> = ({ update, link }, { publicUpdates }) => {
  const found = publicUpdates[update];
  const isKnown = found === undefined || found.status === 'taken' || found.approvedAt === undefined;
  return isKnown ? [] : [{ type: 'UpdateTaken', update, ...(link !== undefined && { link }) }];
};

/** Said once for each reason, and at the end. */
const updateNotTaken: Heeder<'updateNotTaken'> = ({ update, code, isLast }, { publicUpdates }) => {
  const found = publicUpdates[update];
  return found?.status !== 'sending' || (found.behind === code && !isLast)
    ? []
    : [{ type: 'UpdateNotTaken', update, code, isLast }];
};

/** What the status page says. */
export const publicUpdateHeeders = { updateTaken, updateNotTaken };
