import type { Refusals } from '../../retention/refusals.ts';
import { day } from '../dates.ts';
import { registry } from '../voice.ts';
import { people, person, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about what is kept and what goes. */
export const retentionRefusals: RefusalTexts<Refusals> = {
  HoldIsForAdmins: ({ admins }, voice) => ({
    reason:
      'A legal hold is put on an incident, and released, by an administrator. Nothing about what is kept has changed.',
    lift: sentences(
      admins.length === 0
        ? 'Whoever runs Sternway names administrators under admins in sternway.yaml'
        : `Ask ${people(admins, voice)}`,
      `The order is ${registry(voice, 'hold <incident> <reason>')}`,
    ),
  }),
  ExportIsForAdmins: ({ admins }, voice) => ({
    reason:
      'A bundle holds all that was written in the incident, and whoever has it keeps it: an administrator takes it out. Nothing was taken out.',
    lift: sentences(
      admins.length === 0
        ? 'Whoever runs Sternway names administrators under admins in sternway.yaml'
        : `Ask ${people(admins, voice)}`,
      `The order is ${registry(voice, 'export <incident> --bundle')}`,
    ),
  }),
  UnderLegalHold: ({ incident, by, since }, voice) => ({
    reason: `A legal hold is on ${incident}, by ${person(by, voice)} since ${day(since)}: nothing of it is erased, and nobody who had a part in it. Nothing was erased.`,
    lift: `An administrator releases it with ${registry(voice, `release-hold ${incident} <reason>`)}.`,
  }),
};
