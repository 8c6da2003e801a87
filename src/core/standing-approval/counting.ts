import { answersTo } from '../approval/standing.ts';
import type { Approval } from '../approval/state.ts';
import type { Command } from '../command.ts';
import type { Event } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { beyond, type Ground, type Outside, reaches } from './reach.ts';

/** What was agreed to ahead and reaches a plan that is made now, as approvals of that plan. */
export const countedAhead = (
  command: Pick<Command, 'facts' | 'order' | 'at'>,
  { id: plan, hash, document }: Pick<MadePlan, 'id' | 'hash' | 'document'>,
): readonly Event[] =>
  reaches(document, command.facts, command.at).flatMap((one): readonly Event[] => {
    if ('outside' in one) return [];
    const { approval, roles } = one;
    const { person, until, at: ahead } = approval;
    const role = roles[0] ?? 'stakeholder';
    return [
      {
        type: 'ApprovalGiven',
        plan,
        hash,
        person,
        roles: [...roles],
        until,
        ahead,
        because: { ...because(command, person, { role }), rule: 'approved ahead' },
      },
    ];
  });

/** What counted for this plan when it was made and was taken back since, though its time is not over. */
export function takenBack(
  incident: Incident,
  made: MadePlan,
  ground: Ground,
  now: Instant,
): readonly Approval[] {
  // What runs rests on what was approved when it was decided.
  if (incident.runs[made.id] !== undefined) return [];
  const counting = reaches(made.document, ground, now).filter((one) => !('outside' in one));
  const people = new Set(counting.map(({ approval }) => approval.person));
  return answersTo(incident, made).given.filter(
    ({ ahead, until, person }) => ahead !== undefined && now < until && !people.has(person),
  );
}

export const revoking = (
  { id: plan, hash }: MadePlan,
  approvals: readonly Approval[],
): readonly Event[] =>
  approvals.map(({ person }) => ({ type: 'ApprovalVoided', plan, hash, person, why: 'revoked' }));

/** The incident without them. */
export const without = (
  incident: Incident,
  made: MadePlan,
  approvals: readonly Approval[],
): Incident => {
  const answers = answersTo(incident, made);
  const given = answers.given.filter((one) => !approvals.includes(one));
  return approvals.length === 0
    ? incident
    : { ...incident, approvals: { ...incident.approvals, [made.id]: { ...answers, given } } };
};

/** An approval ahead that does not count for a plan, and why. `own`: whoever decides signed it. */
export type NotReached = {
  readonly person: PersonId;
  readonly at: Instant;
  readonly outside: Outside | 'own';
};

/** Why what was signed ahead is not enough for this plan; undefined where nobody signed, or all of it counts. */
export function notReached(
  incident: Pick<Incident, 'approvals' | 'authority'>,
  made: MadePlan,
  ground: Ground,
  now: Instant,
): NotReached | undefined {
  const own = answersTo(incident, made).given.find(
    ({ ahead, person }) => ahead !== undefined && person === incident.authority,
  );
  if (own?.ahead !== undefined) return { person: own.person, at: own.ahead, outside: 'own' };
  const far = beyond(made.document, ground, now);
  return far && { person: far.approval.person, at: far.approval.at, outside: far.outside };
}
