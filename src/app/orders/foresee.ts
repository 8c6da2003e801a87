import type { Answer } from '../../core/answer.ts';
import { decide } from '../../core/decide.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { may } from '../../core/policy/may.ts';
import type { AnyRefusalCode, Refusal } from '../../core/refusals.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { Ordered } from '../ordered.ts';
import { loseOnce } from '../plans/data-loss.ts';
import { isQuestion } from '../questions.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { isAboutTargets } from '../targets/handle-targets.ts';
import { findIncident } from './find-incident.ts';

/**
 * Refusals that no words in a form would change: who orders, and where the incident stands. Whatever may come of a blank
 * that is not filled in yet is left out: then the form is opened, and what is sent is decided as always.
 */
const settled: ReadonlySet<AnyRefusalCode> = new Set<AnyRefusalCode>([
  'NotTheAuthority',
  'NotTheRole',
  'IncidentClosed',
  'NotClosed',
  'ScreenStale',
  'NothingRuns',
  'StepNotThere',
  'StrategyUnderWay',
  'ResidualsOpen',
  'UnknownResidual',
  'ChecksSayNo',
  'NoHandover',
  'MayNotTakeCommand',
  'NothingToDecide',
  'TooEarlyToDecide',
  'RestUnderWay',
  'NoRestBlock',
  'NoStatusPage',
  'PublicKnowsNothing',
]);

/**
 * The refusal that this order will meet whatever else is filled in; undefined where it may be accepted. It is not given:
 * nothing is recorded, and nothing moves.
 */
export async function foresee(ship: Ship, ordered: Ordered): Promise<Answer | undefined> {
  const { order } = ordered;
  if (isQuestion(order) || isAboutTargets(order)) return undefined;
  const found = await findIncident(ship, order, ordered);
  if (found.status !== 'found') return undefined;
  const { state } = await ship.incidents.load(found.id);
  const no = state && (await refusalOf(ship, ordered, state));
  return no && settled.has(no.code) ? answerNo(ship, no, found.id) : undefined;
}

async function refusalOf(
  ship: Ship,
  { order, actor, seen, arrival }: Ordered,
  incident: Incident,
): Promise<Refusal | undefined> {
  // What these would start is looked up with the card, and takes longer than a form can wait.
  if (order.kind === 'go' || order.kind === 'switch') return may(order.kind, actor, incident);
  const { facts } = await gatherFacts(ship, {
    order,
    incident,
    arrival,
    // Counts change what is left over, and refuse nothing: whoever waits for a form does not wait for them.
    count: () => Promise.resolve([]),
    lose: loseOnce(ship),
  });
  const decision = decide({ order, seen, actor, at: ship.clock.now(), facts }, incident);
  return decision.status === 'refused' ? decision.refusal : undefined;
}
