import type { ExtentFacts } from '../../core/extent/facts.ts';
import type { Ship } from '../ship.ts';

/** What a change of scope rests on. */
export const extentFacts = ({ configurations }: Pick<Ship, 'configurations'>): ExtentFacts => ({
  knownTargets: Object.values(configurations.current().services).flatMap(({ targets }) => targets),
});
