import type { Refusals } from '../../extent/refusals.ts';
import { incident, rollback } from '../voice.ts';
import { list, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about what an incident covers. */
export const extentRefusals: RefusalTexts<Refusals> = {
  TargetUnknown: ({ target, known }, voice) => ({
    reason: `No service in sternway.yaml has the target ${quoted(target)}. The scope stays as it is.`,
    lift: sentences(
      known.length > 0 ? `There are ${list(known, 8, 'and')}` : undefined,
      `Whoever owns the service adds it there; that counts at once. Then type ${incident(voice, `scope +${target}`)} again`,
    ),
  }),
  TargetActedOn: ({ target, by }, voice) => ({
    reason: `${by} acts on ${target}, and what is acted on stays in scope and locked. The scope stays as it is.`,
    lift: `Let ${by} end, or end it with ${rollback(voice, 'abort')}; what is contained is ended with ${rollback(voice, `containment end "<reason>"`)}. Then type ${incident(voice, `scope -${target}`)} again.`,
  }),
  ScopeEmpty: ({ targets }, voice) => ({
    reason: `An incident is about at least one target, and this would leave none of ${list(targets)}. The scope stays as it is.`,
    lift: `Add the right one in the same order: ${incident(voice, 'scope +<service> -<service>')}. If nothing is wrong, close it: ${incident(voice, 'close')}.`,
  }),
};
