import type { Refusals } from '../../scenario/refusals.ts';
import { drill, incident, registry } from '../voice.ts';
import { list, oneLine, sentence } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about recorded incidents. */
export const scenarioRefusals: RefusalTexts<Refusals> = {
  ScenarioBroken: ({ problems, toPlay }, voice) => {
    const told = list(
      problems.map((one) => oneLine(one, 300)),
      5,
    );
    const [not, again, known] = toPlay
      ? [
          'nothing began and nothing is played',
          `begin again with ${drill(voice, 'tabletop <scenario>')}`,
          '',
        ]
      : [
          'nothing of it was taken in',
          'send it again',
          ` What is on record already: ${registry(voice, 'list --mode imported')}.`,
        ];
    return {
      reason: sentence(
        `The file of the recorded incident cannot be used as it is, so ${not}: ${told}`,
      ),
      lift: `Whoever wrote it can mend it at these lines and ${again}; docs/tabletop.md shows the format, and scenarios/scenario.schema.json lets an editor help.${known}`,
    };
  },
  OnlyRecorded: ({ incident: id }, voice) => ({
    reason: `${id} was imported: it happened elsewhere and is over, so there is nothing to open again. Its timeline stays, and notes and corrections can be added.`,
    lift: `Something like it happens here now: ${incident(voice, 'declare <service> "<title>"')} opens an incident of its own. What is on record: ${registry(voice, `show ${id}`)}.`,
  }),
};
