import { after } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';

/** From here on the time for stopping the harm is nearly over (capabilities, S10). */
const nearPart = 0.8;

/**
 * Whether the clock against the objective runs: users have not stopped hurting yet, whether anybody has decided or not.
 * A tabletop has a clock of its own.
 */
export const isAgainstTime = ({ rung, reached, mode }: Incident): boolean =>
  (rung === 'declared' || rung === 'deciding' || rung === 'acting') &&
  mode !== 'tabletop' &&
  reached.mitigated === undefined;

/** The time for stopping the harm counts from the declaration: at four fifths of it, and when it is over. */
export function targetTimeTerms(incident: Incident): readonly Term[] {
  const { rules, declaredAt, impact, id } = incident;
  const level = impact.targetTime?.level;
  if (rules.mitigateMs === undefined || level === 'missed' || !isAgainstTime(incident)) return [];
  const next = level === 'near' ? 'missed' : 'near';
  const part = next === 'near' ? nearPart : 1;
  return [
    {
      key: `target-time/${id}`,
      at: after(declaredAt, Math.round(rules.mitigateMs * part)),
      order: { kind: 'targetTime', level: next },
    },
  ];
}
