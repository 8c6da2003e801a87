import type { Ask, Asker, Asking } from '../asks.ts';
import { currentRun } from '../incident/incident.ts';
import { type Sight, sightOf } from '../run/phase.ts';
import { worseTexts } from '../texts/figures.ts';
import { type Action, nextActions } from '../texts/next.ts';
import { restLines } from '../texts/rest.ts';
import { stepName } from '../texts/steps.ts';
import { rollback } from '../texts/voice.ts';
import { capital, sentence } from '../texts/words.ts';
import { type Paused, type Place, placeOf, quietSince, stuckAt, unsettledIn } from './place.ts';
import { restTerms } from './terms.ts';

/** What the keys of a run's asks begin with. */
export const restAskOf = ({ plan }: Pick<Paused, 'plan'>): string => `rest/${plan}`;

/** Where a run stands still, its authority is asked what now; urgently where it is not safe to stay. */
export const restAsks: Asker = (asking) => {
  const { incident } = asking;
  const run = currentRun(incident);
  if (run?.status !== 'paused') return [];
  return ofPlace(asking, run, sightOf(incident, run));
};

function ofPlace(asking: Asking, run: Paused, sight: Sight): readonly Ask[] {
  const { incident, voice } = asking;
  const place = placeOf(sight);
  const first = firstLines(sight, run)[place];
  if (first === undefined) return [];
  const [term] = restTerms(incident);
  return [
    {
      key: `${restAskOf(run)}/${run.since}/${place}`,
      of: [incident.authority],
      where: 'channel',
      urgent: place !== 'rests',
      since: place === 'rests' ? run.answered : quietSince(run),
      until: term?.at,
      lines: [first, ...worseLines(run, sight, place), ...restLines(incident, sight, voice)].map(
        sentence,
      ),
      actions: actionsAt(asking, place),
    },
  ];
}

const worseLine = ({ run, made }: Sight): string =>
  `it is worse than before: ${worseTexts(run.figures.suspects, made.document)}`;

/** Why it stands still, where that is not the first thing that is said. */
const worseLines = ({ why }: Paused, sight: Sight, place: Place): readonly string[] =>
  why === 'worse' && place !== 'safe' && place !== 'rests' ? [capital(worseLine(sight))] : [];

/** What is said first, where something is asked at all: a run that stands safely asks nothing here. */
const firstLines = (sight: Sight, { plan, why }: Paused): Partial<Record<Place, string>> => {
  const stuck = stuckAt(sight);
  const [open] = unsettledIn(sight);
  const isUnknown = open !== undefined && sight.run.steps[open.id]?.status === 'unknown';
  return {
    unsafe: `${plan} stands still where it is not safe to stay`,
    rests: `${plan} rests and waits for you`,
    nowhere: `${plan} stands still where it is not safe to stay, and its playbook has no way to rest`,
    ...(why === 'worse' ? { safe: `${plan} stands still because ${worseLine(sight)}` } : {}),
    ...(stuck ? { stuck: `${plan} is on no resting place, and ${stepName(stuck)} failed` } : {}),
    ...(isUnknown
      ? { unsettled: `${plan} stands still, and nobody knows whether ${stepName(open)} ran` }
      : {}),
  };
};

/** Three at most: what leads to safety, what deals with the reason, and staying. */
function actionsAt({ incident, voice }: Asking, place: Place): readonly Action[] {
  const ways = nextActions(incident, voice);
  const abort: Action = { label: 'Abort', command: rollback(voice, 'abort') };
  const others = ways.filter(({ label }) => label !== abort.label);
  return place === 'unsafe'
    ? [...ways.slice(0, 2), { label: 'Stay', command: rollback(voice, 'stay') }]
    : [...others.slice(0, 2), abort];
}
