import { settled } from '../authority/command.ts';
import type { EventType } from '../events.ts';
import { supportKey, supportUnasked } from '../gates/support.ts';
import type { Instant } from '../ids.ts';
import { dueDay } from '../report/opening.ts';
import { opened } from '../report/state.ts';
import type { Evolver, Evolvers } from './evolver.ts';
import type { Incident } from './incident.ts';
import type { Rung } from './ladder.ts';

const same: Evolver<'OrderAdvised' | 'OrderRefused'> = (state) => state;

/** Stands on this rung from `at` on; standing there already keeps the time of arrival. */
export const climb = (state: Incident, rung: Rung, at: Instant): Incident =>
  state.rung === rung ? state : { ...state, rung, reached: { ...state.reached, [rung]: at } };

/** Old verdicts say nothing about what comes next: checks whose key starts so are forgotten. */
export const forget = (state: Incident, prefix: string): Incident => ({
  ...state,
  checks: Object.fromEntries(
    Object.entries(state.checks).filter(([key]) => !key.startsWith(prefix)),
  ),
});

const lost: Evolver<'MitigationLost'> = (state, { check }, at) =>
  climb(
    {
      ...forget(forget(state, 'mitigation/'), 'criterion/'),
      fallenBy: check,
      support: { ...supportUnasked, objects: check === supportKey },
    },
    state.course.status === 'none' ? 'deciding' : 'acting',
    at,
  );

/** The events that are about the incident itself and its ladder. */
export const incidentEvolvers = {
  // The authority is no longer assigned; what is stored is read for ever.
  RoleAssigned: (state, { role, person }) =>
    role === 'authority'
      ? { ...state, ...settled, authority: person }
      : { ...state, roles: { ...state.roles, [role]: person } },
  OrderAdvised: same,
  OrderRefused: same,
  MitigationReached: (state, _event, at) =>
    climb({ ...state, fallenBy: undefined, support: supportUnasked }, 'mitigated', at),
  MitigationLost: lost,
  ValidationStarted: (state, _event, at) => climb(forget(state, 'criterion/'), 'validating', at),
  RecoveryReached: (state, _event, at) => climb(state, 'recovered', at),
  // Earlier versions named whoever writes the report in closing alone.
  IncidentClosed: (state, { reportOwner }, at) =>
    climb(
      reportOwner === undefined || state.report
        ? state
        : { ...state, report: opened(reportOwner, dueDay(state, at), at) },
      'closed',
      at,
    ),
  IncidentReopened: (state, _event, at) =>
    climb(
      {
        ...forget(forget(state, 'mitigation/'), 'criterion/'),
        actedSinceOpened: false,
        waived: [],
        waivers: {},
        support: supportUnasked,
        // What was finished says nothing of what comes now.
        report: state.report && { ...state.report, finishedAt: undefined, signedBy: undefined },
      },
      'deciding',
      at,
    ),
} satisfies Partial<Evolvers<EventType>>;
