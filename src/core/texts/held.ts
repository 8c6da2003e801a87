import type { Incident } from '../incident/incident.ts';
import { registry, type Voice } from './voice.ts';
import { clock, person } from './words.ts';

/** A legal hold that is on an incident, as a sentence; nothing where there is none. */
export const heldText = (hold: Incident['hold'], voice: Voice): string | undefined =>
  hold &&
  `Legal hold by ${person(hold.by, voice)} since ${clock(hold.since, voice)}: nothing of it is erased. ${registry(voice, 'release-hold <incident> <reason>')} ends it.`;
