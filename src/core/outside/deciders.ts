import { entriesIn, entryAt } from '../../lib/layers.ts';
import { type Decider, decided, nothing, refused } from '../command.ts';
import { currentRun } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { refuse } from '../refusals.ts';

/** The authority says what an outside change is; `pause` stops the run at once besides. */
const outside: Decider<'outside'> = (command, incident) => {
  const { change, verdict } = command.order;
  const known = entryAt(incident.outside, change);
  if (!known) {
    return refused(
      refuse('UnknownChange', {
        change,
        known: entriesIn(incident.outside).map((one) => one.change),
      }),
    );
  }
  if (known.verdict === verdict) return nothing({ note: 'AlreadyJudged', change, verdict });
  const basis = because(command, command.by);
  const run = currentRun(incident);
  const pauses = verdict === 'pause' && run?.status === 'running';
  return decided(
    { type: 'OutsideChangeJudged', change, verdict, because: basis },
    ...(pauses
      ? [{ type: 'RunPaused' as const, plan: run.plan, why: 'ordered' as const, because: basis }]
      : []),
  );
};

/** The orders about changes from outside. */
export const outsideDeciders = { outside };
