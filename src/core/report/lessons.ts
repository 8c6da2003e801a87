import { serviceOf } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { isByHand } from '../plan/by-hand.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import type { Factor, OpenLesson } from './shapes.ts';
import { openFollowUps } from './state.ts';

/** What an incident taught about a way back, and no playbook has taken up yet. */
export type Lesson = OpenLesson & {
  /** What contributed to that incident. */
  readonly factors: readonly Factor[];
  /** The playbooks that were followed in it, by name. */
  readonly playbooks: readonly string[];
  readonly services: readonly string[];
  readonly isPrivate: boolean;
};

/** The open lessons of an incident. */
export function lessonsIn(incident: Incident): readonly Lesson[] {
  const { id, report, runs, plans, targets, privacy } = incident;
  if (report === undefined) return [];
  const followed = Object.values(plans).filter(
    (made) => runs[made.id] !== undefined && !isByHand(made.document),
  );
  return openFollowUps(report)
    .filter(({ aim }) => aim === 'playbook_change')
    .map(({ followUp, due }) => ({
      incident: id,
      followUp,
      due,
      factors: report.factors,
      playbooks: [...new Set(followed.map(({ document }) => document.playbook.name))],
      services: [...new Set(targets.map(serviceOf))],
      isPrivate: privacy.isPrivate,
    }));
}

/**
 * Whether a plan may fail as that incident did: it follows the playbook that was followed there. Where none was followed,
 * it is for a service that was hit.
 */
export const bearsOn = (
  { playbooks, services }: Pick<Lesson, 'playbooks' | 'services'>,
  { playbook, targets }: Pick<FrozenPlan, 'playbook' | 'targets'>,
): boolean =>
  playbooks.length > 0
    ? playbooks.includes(playbook.name)
    : targets.some((target) => services.includes(serviceOf(target)));
