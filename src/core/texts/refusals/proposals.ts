import type { Refusals } from '../../proposals/refusals.ts';
import { incident, rollback } from '../voice.ts';
import { list, quoted } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about what is on the table. */
export const proposalRefusals: RefusalTexts<Refusals> = {
  UnknownProposal: ({ proposal, open }, voice) => ({
    reason: `${quoted(proposal)} is not on the table: it was never made, or it is taken or over. Nothing moved.`,
    lift:
      open.length === 0
        ? `Nothing is proposed now. Anybody may: ${incident(voice, 'propose wait <reason>')}.`
        : `On the table: ${list(open)}. For example ${rollback(voice, `decline ${open[0]}`)}.`,
  }),
  WhichProposal: ({ proposals }, voice) => ({
    reason: `Several proposals are on the table: ${list(proposals)}. None was declined.`,
    lift: `Name the one you mean: ${rollback(voice, `decline ${proposals[0] ?? 'P1'}`)}.`,
  }),
};
