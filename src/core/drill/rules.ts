import type { WorkdayTeller } from '../../lib/days.ts';
import type { Target } from '../ids.ts';

/** Hours in which a team is reminded, on the clocks of a zone: `10:00` to `17:00`. */
export type DrillHours = { readonly at: string; readonly until: string; readonly zone: string };

/** How a service is to be rehearsed, as the configuration says. */
export type DrillRules = {
  readonly service: string;
  /** The team that owns it. */
  readonly team: string;
  /** What is rehearsed on: harmless. */
  readonly target: Target;
  readonly playbook: string | undefined;
  /** How many days a drill that passed counts. */
  readonly everyDays: number;
  readonly hours: DrillHours;
  readonly isWorkday: WorkdayTeller;
};
