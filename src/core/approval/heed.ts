import type { Heeder } from '../heed.ts';
import { answersTo } from './standing.ts';
import { expirable, waitingNow } from './waiting.ts';

/** Nobody has answered in time. What that means stands in the plan. */
const approvalOverdue: Heeder<'approvalOverdue'> = ({ plan, need: key }, incident, at) => {
  const made = incident.plans[plan];
  const waits = made && waitingNow(incident, made).find(({ need }) => need.key === key);
  const asked = made && answersTo(incident, made).asked[key];
  if (!waits || asked?.until === undefined || asked.lapsed !== undefined || at < asked.until) {
    return [];
  }
  const { step, onTimeout } = waits.need;
  const about = { plan, hash: made.hash, ...(step === undefined ? {} : { step }) };
  return [{ type: 'ApprovalLapsed', ...about, need: key, means: onTimeout }];
};

/** An approval counts for so long; a run that has begun keeps what it was begun with. */
const approvalExpires: Heeder<'approvalExpires'> = (report, incident, at) => {
  const { plan, person } = report;
  const step = report.step ?? undefined;
  const made = incident.plans[plan];
  if (!made || incident.rung === 'closed') return [];
  const isOver = expirable(incident, made).some(
    (one) => one.person === person && one.step === step && one.until <= at,
  );
  const about = { plan, hash: made.hash, ...(step === undefined ? {} : { step }) };
  return isOver ? [{ type: 'ApprovalVoided', ...about, person, why: 'expired' }] : [];
};

/** What the timer says about approvals. */
export const approvalHeeders = { approvalOverdue, approvalExpires };
