import type { Refusals } from '../../tabletop/refusals.ts';
import { drill } from '../voice.ts';
import { list, oneLine } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const mostNamed = 20;

/** Refusals about tabletops. */
export const tabletopRefusals: RefusalTexts<Refusals> = {
  NoScenario: ({ scenario, known }, voice) => ({
    reason: `${scenario === undefined ? 'Which one is to be played was not said' : `There is no scenario ${oneLine(scenario, 80)} to play`}. ${known.length === 0 ? 'None is there at all' : `There are ${list(known, mostNamed)}`}. Nothing began.`,
    lift: `Play one of these with ${drill(voice, 'tabletop <scenario>')}. Whoever keeps this installation can put a file of your own beside them; docs/tabletop.md shows its format.`,
  }),
  NoDecisions: ({ scenario }, voice) => ({
    reason: `${scenario} tells what happened and asks for no decision, so there is nothing to rehearse. Nothing began.`,
    lift: `Whoever wrote it can add \`decisions:\`; docs/tabletop.md shows how. Another one: ${drill(voice, 'tabletop <scenario>')}.`,
  }),
  NoTabletop: (_facts, voice) => ({
    reason:
      'No tabletop is played now, so there is no story that this could be about. Nothing has changed.',
    lift: `One begins with ${drill(voice, 'tabletop <scenario>')}. One that ended is told again with ${drill(voice, 'report <incident>')}.`,
  }),
  NotATabletop: ({ incident: id }, voice) => ({
    reason: `${id} is no tabletop, so no story is played in it. Nothing has changed.`,
    lift: `In the channel of a tabletop the same order works. One begins with ${drill(voice, 'tabletop <scenario>')}.`,
  }),
  OnlyRehearsed: ({ incident: id }, voice) => ({
    reason: `DRILL TABLETOP: in ${id} decisions are rehearsed and nothing else is done, so this order has no place in it. The story goes on; notes, handovers and the timeline work as ever.`,
    lift: `It is decided with ${drill(voice, 'choose <decision> <option>')} and ended with ${drill(voice, 'stop')}. What is meant for real works in any other channel.`,
  }),
  PointNotOpen: ({ point, open }, voice) => ({
    reason: `DRILL TABLETOP: the decision ${oneLine(point, 80)} is not asked for now. ${open === undefined ? 'None is' : `${open} is`}. What was decided stays as it is.`,
    lift:
      open === undefined
        ? `The story asks when it comes to one; it does at once what comes next with ${drill(voice, 'go-on')}.`
        : `The authority decides it with ${drill(voice, `choose ${open} <option>`)}.`,
  }),
  NoSuchOption: ({ point, option, options }, voice) => ({
    reason: `DRILL TABLETOP: ${oneLine(option, 80)} is no answer to ${point}. It still waits for one.`,
    lift: `Its answers are ${list(options)}: ${drill(voice, `choose ${point} <option>`)} takes one.`,
  }),
  StoryWaits: ({ point, options }, voice) => ({
    reason: `DRILL TABLETOP: the story stands still already: it waits for the decision ${point}.`,
    lift: `The authority lets it go on with an answer, one of ${list(options)}: ${drill(voice, `choose ${point} <option>`)}; ${drill(voice, 'stop')} ends it.`,
  }),
};
