import type { Incident } from '../incident/incident.ts';
import { isGone } from '../paging/succession-list.ts';
import { ruleOf } from './opening.ts';
import { openFollowUps, type Report } from './state.ts';

/** What a report cannot be finished without: `factor`, or the name of a follow-up that nobody owns any more. */
export const unfinished = (incident: Incident, report: Report): readonly string[] => [
  ...(report.factors.some((factor) => factor !== 'technical') ? [] : ['factor']),
  ...openFollowUps(report).flatMap(({ followUp, owner }) =>
    isGone(incident, owner) ? [followUp] : [],
  ),
];

/** What is missing until the incident may be closed, where its severity asks for the report; `finish`: nobody has said that it is whole. */
export function missingToClose(incident: Incident): readonly string[] {
  const { severity, report } = incident;
  if (severity === null || !ruleOf(incident).closeNeeds.includes(severity)) return [];
  if (report === undefined) return ['factor', 'finish'];
  const finish = report.finishedAt === undefined ? ['finish'] : [];
  return [...unfinished(incident, report), ...finish];
}
