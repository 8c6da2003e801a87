import type { Refusals } from '../../retention/refusals.ts';
import { day } from '../dates.ts';
import { incident as incidentCommand, registry } from '../voice.ts';
import { list, oneLine, people, person, sentences } from '../words.ts';
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
  NoSuchText: (facts, voice) => {
    const { reason, lift } = noSuchText(facts);
    return { reason, lift: `${lift} What each entry says: ${incidentCommand(voice, 'timeline')}.` };
  },
};

/** What may be erased instead: nobody has to take a copy out to find that out. */
export function noSuchText({ event, name, names }: Refusals['NoSuchText']): {
  readonly reason: string;
  readonly lift: string;
} {
  const [said, where] = [oneLine(name, 60), oneLine(event, 100)];
  if (names === null) {
    return {
      reason: `There is no ${where} on record. Nothing was erased.`,
      lift: 'An event is written incident/INC-3#4 for the entry E4 of the timeline of INC-3, a search search/3f2a91c04be1.',
    };
  }
  const isErased = names.erased.includes(name);
  const [first] = names.there;
  return {
    reason: `${where} has no text called ${said}${isErased ? ' any more: it was erased before' : ''}. Nothing was erased.`,
    lift:
      first === undefined
        ? 'Nobody wrote anything there that is still kept.'
        : `What is written there is called ${list(names.there, 20)}: sternway registry erase text ${where} ${first} --basis "<why>".`,
  };
}
