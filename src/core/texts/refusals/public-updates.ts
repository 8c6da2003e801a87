import type { Refusals } from '../../public-updates/refusals.ts';
import { incident } from '../voice.ts';
import { list, people, quoted } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about what the public is told. */
export const publicUpdateRefusals: RefusalTexts<Refusals> = {
  NoStatusPage: (_facts, voice) => ({
    reason:
      'The configuration names no status page, so there is nobody to send this to. Nothing went out; all else goes on.',
    lift: `Whoever keeps the configuration adds status_page with the name of its secret; docs/status-page.md shows it. Everybody in here is told with ${incident(voice, 'update')}.`,
  }),
  PublicKnowsNothing: ({ incident: id }, voice) => ({
    reason: `${id} is private, and the public is told nothing of what is private. Nothing went out.`,
    lift: `The authority makes it public with ${incident(voice, 'public')}; there is no way back from that. Those who were let in are told with ${incident(voice, 'update')}.`,
  }),
  UnknownUpdate: ({ said, waiting }, voice) => ({
    reason: `No public update is called ${quoted(said)} here. Nothing went out.${waiting.length === 0 ? '' : ` Waiting: ${list(waiting, 12)}.`}`,
    lift: `${incident(voice, 'publish draft')} writes one from the last status report.`,
  }),
  OwnUpdate: ({ update, severity, others }, voice) => ({
    reason: `You wrote ${update}, and in ${severity === null ? 'an incident whose severity nobody has said' : `a ${severity}`} somebody else reads what the public is told. Nothing went out; it stays as it is.`,
    lift:
      others.length > 0
        ? `${people(others, voice)} can send it with ${incident(voice, `publish approve ${update}`)}.`
        : `Name somebody who holds comms with ${incident(voice, 'assign comms <@person>')}; they send it with ${incident(voice, `publish approve ${update}`)}.`,
  }),
};
