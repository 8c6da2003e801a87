import type { Incident } from '../incident/incident.ts';
import { isGone } from '../paging/succession-list.ts';
import type { Voice } from './voice.ts';
import { person } from './words.ts';

/** Why whoever decides takes no decision, in words without a period. */
export const silence = (incident: Incident, voice: Voice): string =>
  isGone(incident, incident.authority)
    ? `${person(incident.authority, voice)}'s account is closed`
    : `${person(incident.authority, voice)} does not answer`;
