import type { Refusals } from '../../standdown/refusals.ts';
import { incident, rollback } from '../voice.ts';
import { dated, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about standing down. */
export const standDownRefusals: RefusalTexts<Refusals> = {
  NotCalm: ({ rung, plan }, voice) => ({
    reason: sentences(
      plan === undefined
        ? `The incident is ${rung}; people may sleep while it is mitigated or validating`
        : `${plan} is still under way, and somebody has to see it through`,
      'Nobody was sent to bed, and nothing else changed',
    ),
    lift: sentences(
      plan === undefined ? undefined : `Let it end, or end it with ${rollback(voice, 'abort')}`,
      `Whoever is tired hands over: ${incident(voice, 'handover <@person>')}`,
      rung === 'recovered' ? `It is over: close it with ${incident(voice, 'close')}` : undefined,
    ),
  }),
  StandDownOutOfRange: ({ until, earliest, latest }, voice) => ({
    reason: `${dated(until, voice)} is no hour to stand down until: it lies between ${dated(earliest, voice)} and ${dated(latest, voice)}. Nothing changed.`,
    lift: `Name the hour of the next decision, for example ${incident(voice, 'standdown until 08:00')} or ${incident(voice, 'standdown 6h')}.`,
  }),
};
