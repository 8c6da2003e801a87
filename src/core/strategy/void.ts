import type { Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** The plans, those void that did not run yet and speak of one of these targets: their ground is gone. */
export const voidOn = (
  { plans, runs }: Pick<Incident, 'plans' | 'runs'>,
  targets: readonly Target[],
): Incident['plans'] =>
  Object.fromEntries(
    Object.entries(plans).map(([id, made]) => {
      const isOut =
        runs[made.id] === undefined &&
        made.document.targets.some((target) => targets.includes(target));
      return [id, isOut ? { ...made, proposal: { status: 'void' } } : made];
    }),
  );
