import type { Heeder } from '../heed.ts';
import { supportDue as dueAt, owedReports, supportRuleOf } from './support.ts';

const supportDue: Heeder<'supportDue'> = (_order, incident, at) => {
  const due = dueAt(incident);
  const rule = supportRuleOf(incident);
  return due === undefined || rule === undefined || due > at
    ? []
    : [{ type: 'SupportAsked', role: rule.role }];
};

/** A count says something only for what was asked when it was made. */
const reportsCounted: Heeder<'reportsCounted'> = ({ asked, now, usual, why }, incident) =>
  owedReports(incident) === undefined || incident.support.asked !== asked
    ? []
    : [
        {
          type: 'ReportsCounted',
          now,
          ...(usual === undefined ? {} : { usual }),
          ...(why === undefined ? {} : { texts: { why } }),
        },
      ];

/** What the clock, and whoever counts, say about gates. */
export const gateHeeders = { supportDue, reportsCounted };
