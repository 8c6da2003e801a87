import type { Heeder } from '../heed.ts';
import { dueAt, remindAt } from './due.ts';

/** What was done, put off or is quiet meanwhile says nothing. */
const remind: Heeder<'remind'> = ({ of }, incident, at) => {
  const due = dueAt(incident, of);
  const when = remindAt(incident, of);
  return due === undefined || when === undefined || when > at
    ? []
    : [{ type: 'Reminded', of, due }];
};

/** What the timer says about keeping people informed. */
export const cadenceHeeders = { remind };
