import type { Heeder } from '../heed.ts';
import { supportDue as dueAt } from './support.ts';

const supportDue: Heeder<'supportDue'> = (_order, incident, at) => {
  const due = dueAt(incident);
  const rule = incident.rules.supportAck;
  return due === undefined || rule === undefined || due > at
    ? []
    : [{ type: 'SupportAsked', role: rule.role }];
};

/** What the clock says about gates. */
export const gateHeeders = { supportDue };
