import type { Day } from '../../lib/days.ts';
import type { Instant, PersonId, Target } from '../ids.ts';
import type { NoWay } from './unscored.ts';

/** Refusals about drills. */
export type Refusals = {
  /** The configuration says nothing of drills for it; `services` are those for which it does. */
  NoDrills: { readonly service: string; readonly services: readonly string[] };
  /** Nobody is on such a day: `nearest` is the next one that will do. */
  DrillDayUnfit: {
    readonly service: string;
    readonly day: Day;
    readonly why: 'past' | 'holiday' | 'late';
    readonly nearest: Day;
  };
  /** No reminder stands that could be put off or skipped. `since`: the day on which people are reminded next. */
  NoDrillDue: { readonly service: string; readonly since: Day };
  /** The day's hours end before that. */
  NotLaterToday: { readonly service: string; readonly until: string; readonly zone: string };
  /** People are hurt there. `opensAt`: when the next window opens; `harmless`: where it can be rehearsed at any time. */
  DrillOnProduction: {
    readonly target: Target;
    readonly opensAt: Instant | undefined;
    readonly harmless: readonly Target[];
  };
  /** The service does not run there. */
  DrillNowhere: {
    readonly service: string;
    readonly target: string;
    readonly targets: readonly Target[];
  };
  /** There is no way back to rehearse; `no`: what a plan of it is refused by. */
  DrillWithoutWay: { readonly service: string; readonly target: Target; readonly no: NoWay };
  /** It is no drill, so it has no score. `last`: the last drills. */
  NotADrill: { readonly incident: string };
  /** In this drill that person plays somebody who gives no answer. */
  SilentInDrill: { readonly incident: string; readonly person: PersonId };
  /** Whoever is due skips, and nobody else. */
  NotYourDrill: { readonly service: string; readonly person: PersonId };
};
