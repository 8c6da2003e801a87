import type { Event, EventOf } from '../events.ts';
import type { Heeder } from '../heed.ts';
import { after, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { ruleOf } from '../policy/rules.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { drillFails } from '../texts/drill-score.ts';
import { standIn } from './stand-in.ts';
import { isToCome, sprungIn } from './state.ts';
import { checkFailsMs } from './surprise.ts';

/** The surprises that follow from where the drill stands: the authority falls silent once there is something to decide, another order comes once somebody acts. */
export function springs(incident: Incident): readonly Event[] {
  const { rung, authority, course } = incident;
  if (rung === 'deciding' && isToCome(incident, 'authority-silent')) {
    return [{ type: 'SurpriseSprung', surprise: 'authority-silent', person: authority }];
  }
  return course.status === 'active' && isToCome(incident, 'second-order')
    ? [{ type: 'SurpriseSprung', surprise: 'second-order', person: standIn }]
    : [];
}

/** Whoever plays the silent one decides nothing until somebody else does. They may still stop: that is never part of a game. */
export function silenced(kind: OrderKind, by: PersonId, incident: Incident): Refusal | undefined {
  const silent = sprungIn(incident, 'authority-silent');
  const isSilent = silent?.person === by && incident.authority === by;
  return isSilent && ruleOf(kind) === 'authority' && kind !== 'close'
    ? refuse('SilentInDrill', { incident: incident.id, person: by })
    : undefined;
}

/** A step that ended hangs: nobody can tell what became of it, so nothing starts it again by itself. */
export const hanging =
  (heed: Heeder<'ended'>): Heeder<'ended'> =>
  (report, incident, at) => {
    const { plan, step, outcome } = report;
    if (outcome !== 'finished' || !isToCome(incident, 'step-hangs')) {
      return heed(report, incident, at);
    }
    const lost = { ...report, outcome: 'unknown', mayStillRun: true, output: '' } as const;
    const sprung = { type: 'SurpriseSprung', surprise: 'step-hangs', plan, step } as const;
    return told(sprung, heed(lost, incident, at));
  };

/** A check that passed fails for a while, and after that says what it measures. */
export const failing =
  (heed: Heeder<'measured'>): Heeder<'measured'> =>
  (report, incident, at) => {
    const { key: check, verdict, held } = report;
    const sprung = sprungIn(incident, 'check-fails');
    const fails = { ...report, verdict: 'fail', held: false, summary: drillFails } as const;
    if (sprung?.check === check && at < (sprung.until ?? '')) return heed(fails, incident, at);
    const holds = verdict === 'pass' && held && /^(?:mitigation|criterion)\//u.test(check);
    if (!holds || !isToCome(incident, 'check-fails')) return heed(report, incident, at);
    const until = after(at, checkFailsMs);
    return told(
      { type: 'SurpriseSprung', surprise: 'check-fails', check, until },
      heed(fails, incident, at),
    );
  };

/** A report that comes too late to say anything surprises nobody. */
const told = (sprung: EventOf<'SurpriseSprung'>, events: readonly Event[]): readonly Event[] =>
  events.length === 0 ? [] : [sprung, ...events];
