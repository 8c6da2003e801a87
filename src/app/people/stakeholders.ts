import type { Stakeholder } from '../../core/approval/shapes.ts';
import type { ServiceStakeholder } from '../ports/configuration.ts';
import { type Looking, peopleNamed } from './rosters.ts';

/** Those who have a say in a service, as a plan keeps them: names of people stay in the directory. */
export const stakeholdersIn = (
  ship: Looking,
  stakeholders: readonly ServiceStakeholder[],
): Stakeholder[] =>
  stakeholders.map(({ role, people, timeoutMs, for: scopes, ...rest }) => ({
    ...rest,
    for: [...scopes],
    ...(role === undefined ? {} : { role }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    people: [...peopleNamed(ship, people).people],
  }));
