import { randomBytes } from 'node:crypto';
import type { Workspace } from '../../state/workspace.ts';
import type { Draft } from '../courier.ts';
import type { Told } from './told.ts';

const newEventId = (): string => `Ev${randomBytes(6).toString('hex').toUpperCase()}`;

/** The same envelope again, as the same event or as one with an id of its own. */
export const twin = (draft: Draft, eventId: 'same' | 'different'): Draft =>
  eventId === 'same' ? draft : { ...draft, payload: { ...draft.payload, event_id: newEventId() } };

/** An event in its envelope. */
export function callbackOf({ app, team, clock }: Workspace, event: Told['event']): Draft {
  const authorization = {
    enterprise_id: null,
    team_id: team.id,
    user_id: app.botUser,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    type: 'events_api',
    name: event.type,
    answerable: false,
    payload: {
      token: app.verificationToken,
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: app.id,
      event,
      type: 'event_callback',
      event_id: newEventId(),
      event_time: Math.floor(clock.now() / 1_000),
      authorizations: [authorization],
      is_ext_shared_channel: false,
    },
  };
}
