import type { Heeder } from '../heed.ts';
import { after } from '../ids.ts';
import { targetTimeTerms } from './terms.ts';

/** Said when its moment has come, once each; whoever begins later than it was due hears both at once. */
const targetTime: Heeder<'targetTime'> = ({ level }, incident, at) => {
  const { mitigateMs } = incident.rules;
  const isDue = targetTimeTerms(incident).some(
    ({ order, at: due }) => order.kind === 'targetTime' && order.level === level && due <= at,
  );
  if (mitigateMs === undefined || !isDue) return [];
  const isOver = after(incident.declaredAt, mitigateMs) <= at;
  return isOver
    ? [{ type: 'TargetTimeMissed', objectiveMs: mitigateMs }]
    : [{ type: 'TargetTimeNear', objectiveMs: mitigateMs }];
};

/** What the clock says about the time for stopping the harm. */
export const impactHeeders = { targetTime };
