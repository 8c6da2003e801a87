import { approversOf, holdersFor } from '../../core/approval/guards.ts';
import { serviceOf } from '../../core/ids.ts';
import type { Loss } from '../../core/impact/shapes.ts';
import { type Incident, type MadePlan } from '../../core/incident/incident.ts';
import type { CardSources } from '../../core/plan/card.ts';
import { liveNow, noHistory, type TargetHistory } from '../../core/release/history.ts';
import { pastRuns } from '../../core/release/past-runs.ts';
import { notReached } from '../../core/standing-approval/counting.ts';
import type { EffectCount } from '../../core/strategy/events.ts';
import type { ApprovalRecords } from '../../core/texts/approvals.ts';
import { canPage, nextCall } from '../../core/texts/decision-clock.ts';
import { mixedComponents } from '../../core/texts/skew.ts';
import { rehearsalsOf } from '../drills/rehearsals.ts';
import { holdersByService } from '../facts/people.ts';
import { loadTarget } from '../incidents.ts';
import { isObserving } from '../observing.ts';
import { reportsIn, titleIn } from '../reading/read-log.ts';
import type { Ship } from '../ship.ts';
import { aheadOn } from '../targets/live-now.ts';
import { voiceOf } from '../voice.ts';
import { dataLoss } from './data-loss.ts';

type About = {
  readonly incident: Incident;
  readonly made: MadePlan;
  readonly counts: readonly EffectCount[];
  /** What the plan would lose, as it was shown; looked up now where it was not. */
  readonly losses?: readonly Loss[];
  readonly digest?: string;
  /** The title of an incident that is being opened in this very moment. */
  readonly title?: string;
};

/** Who can approve a plan, and what keeps an approval ahead from counting for it. */
function approvalsOf(
  ship: Ship,
  incident: Incident,
  made: MadePlan,
  history: TargetHistory = noHistory,
): ApprovalRecords {
  const serviceHolders = holdersByService(ship, made.document.targets);
  const holders = holdersFor(incident, made, { serviceHolders });
  const ground = { ahead: aheadOn(history), serviceHolders };
  return {
    able: (need) => approversOf(need, made, { incident, holders }),
    notReached: notReached(incident, made, ground, ship.clock.now()),
  };
}

/** Everything that a card or its details say, looked up now. */
export async function cardSources(ship: Ship, about: About): Promise<CardSources> {
  const { incident, made, counts, digest } = about;
  const [target] = made.document.targets;
  const history = target && (await loadTarget(ship.registry, target)).state;
  const live = history && liveNow(history);
  const losses = about.losses ?? (await dataLoss(ship, made.document));
  const service = target && ship.configurations.current().services[serviceOf(target)];
  const log = await ship.logs.read(incident.id);
  const title = about.title ?? titleIn(log);
  const unanswered = canPage(incident) ? nextCall(incident) : undefined;
  const rehearsals = await rehearsalsOf(ship, made.document);
  const past = history ? pastRuns(history, made.document) : {};
  const records = {
    title,
    digest,
    observing: isObserving(ship),
    objectives: service?.objectives,
    unanswered,
    mixed: mixedComponents(reportsIn(log)),
    rehearsals,
    approvals: approvalsOf(ship, incident, made, history),
    ...past,
  };
  return { incident, made, counts, losses, live, records, voice: voiceOf(ship) };
}
