import type { Asker } from '../asks.ts';
import { currentRun } from '../incident/incident.ts';
import { incident as typed } from '../texts/voice.ts';
import { oneLine, sentence } from '../texts/words.ts';
import { type SeenChange, unjudged } from './state.ts';

/** Each change that nobody has judged is put before the authority; urgently where it touches the plan. */
export const outsideAsks: Asker = ({ incident, voice }) => {
  const runs = currentRun(incident)?.status === 'running';
  return unjudged(incident.outside).map((change) => ({
    key: `outside/${change.change}`,
    of: [incident.authority],
    where: 'channel',
    urgent: change.touches,
    since: change.seenAt,
    until: undefined,
    lines: [
      `Uncoordinated change ${change.change}: ${whatOf(change)} on ${change.target}, not from this incident`,
      change.touches
        ? 'The plan changes the same: the run goes no further than to its next resting place until you say what it is'
        : 'The plan does not touch it, so nothing was paused',
    ].map(sentence),
    actions: [
      { label: 'It is ours', command: typed(voice, `outside ${change.change} ours`) },
      { label: 'Harmless, go on', command: typed(voice, `outside ${change.change} harmless`) },
      ...(runs
        ? [{ label: 'Pause', command: typed(voice, `outside ${change.change} pause`) }]
        : []),
    ],
  }));
};

/** `deploy of 1.5.1 (flag new-cart) by github`. */
const whatOf = ({ kind, version, object, source }: SeenChange): string =>
  `${kind}${version === undefined ? '' : ` of ${oneLine(version, 60)}`}${object === undefined ? '' : ` (${oneLine(object, 60)})`} reported by ${oneLine(source, 40)}`;
