import type { Refusals } from '../../scenario/refusals.ts';
import { incident, registry } from '../voice.ts';
import { list, oneLine } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about recorded incidents. */
export const scenarioRefusals: RefusalTexts<Refusals> = {
  ScenarioBroken: ({ problems }, voice) => ({
    reason: `The file of the recorded incident cannot be used as it is, so nothing of it was taken in: ${list(
      problems.map((one) => oneLine(one, 300)),
      5,
    )}.`,
    lift: `Whoever wrote it can mend it at these lines and send it again; docs/tabletop.md shows the format, and scenarios/scenario.schema.json lets an editor help. What is on record already: ${registry(voice, 'list --mode imported')}.`,
  }),
  OnlyRecorded: ({ incident: id }, voice) => ({
    reason: `${id} was imported: it happened elsewhere and is over, so there is nothing to open again. Its timeline stays, and notes and corrections can be added.`,
    lift: `Something like it happens here now: ${incident(voice, 'declare <service> "<title>"')} opens an incident of its own. What is on record: ${registry(voice, `show ${id}`)}.`,
  }),
};
