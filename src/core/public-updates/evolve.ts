import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { UpdateName } from './shapes.ts';
import type { PublicUpdate } from './state.ts';

function change(state: Incident, name: UpdateName, more: Partial<PublicUpdate>): Incident {
  const found = state.publicUpdates[name];
  if (found === undefined) throw new Error(`${name} is no public update`);
  return { ...state, publicUpdates: { ...state.publicUpdates, [name]: { ...found, ...more } } };
}

/** The events about what the public is told. */
export const publicUpdateEvolvers = {
  UpdateDrafted: (state, { update, stage, findings, because }, at) => ({
    ...state,
    publicUpdates: {
      ...state.publicUpdates,
      [update]: {
        update,
        stage,
        findings,
        drafter: because.person,
        draftedAt: at,
        status: 'drafted',
        approvedAt: undefined,
        behind: undefined,
        failed: undefined,
      },
    },
  }),
  UpdateApproved: (state, { update }, at) =>
    change(state, update, {
      status: 'sending',
      approvedAt: at,
      behind: undefined,
      failed: undefined,
    }),
  UpdateDropped: (state, { update }) => change(state, update, { status: 'dropped' }),
  UpdateTaken: (state, { update }) => change(state, update, { status: 'taken', behind: undefined }),
  UpdateNotTaken: (state, { update, code, isLast }, at) =>
    change(state, update, {
      behind: code,
      ...(isLast && { status: 'not-taken', failed: { at, code } }),
    }),
  UpdateRehearsed: (state, { update }) => change(state, update, { status: 'rehearsed' }),
} satisfies Partial<Evolvers<EventType>>;
