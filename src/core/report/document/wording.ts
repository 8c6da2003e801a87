import { toldOf, wordsOf } from '../../account/told.ts';
import { type Finding, lint, namesIn } from '../lint.ts';
import { sections } from '../shapes.ts';
import { type Source, writtenIn } from './source.ts';

/** What the lint finds in the report as it reads now: in its sections, and in the follow-ups that are not dropped. */
export const findingsIn = (source: Source): readonly Finding[] => {
  const { incident, log, voice } = source;
  return lint({
    written: sections.map((section) => ({ section, text: writtenIn(source, section) })),
    followUps: toldOf(log, 'FollowUpAdded')
      .filter(({ event }) => incident.report?.followUps[event.followUp]?.status !== 'dropped')
      .map((told) => ({ followUp: told.event.followUp, text: wordsOf(told, 'text') })),
    names: namesIn(incident, voice),
  });
};
