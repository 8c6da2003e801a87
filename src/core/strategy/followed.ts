import type { Asked } from '../freeze/freeze.ts';
import type { Target } from '../ids.ts';
import { currentPlan, type Incident } from '../incident/incident.ts';

const isCommit = /^[0-9a-f]{7,64}$/u;

/** A release, commit or pull request by its name; a commit may be cut short on either side. */
const isNamed = (name: string, { version, digest, commits = [] }: Asked): boolean =>
  name === version ||
  name === digest ||
  (isCommit.test(name) && commits.some((one) => one.startsWith(name) || name.startsWith(one)));

/**
 * Whether this release is what the active strategy brings to the target (capabilities, P28): the one that a fix forward
 * waits for, or the one that a rollback goes back to. It passes the gate and is no outside change.
 */
export function isFollowed(incident: Incident, target: Target, asked: Asked): boolean {
  const made = currentPlan(incident)?.document;
  if (!made?.targets.includes(target)) return false;
  const { awaits, strategy, to } = made;
  if (awaits !== undefined && isNamed(awaits, asked)) return true;
  if (strategy !== 'rollback') return false;
  return to.version === asked.version || (to.digest !== undefined && to.digest === asked.digest);
}
