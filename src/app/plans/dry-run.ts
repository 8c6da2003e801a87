import type { Answer } from '../../core/answer.ts';
import type { PlanId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { allSteps } from '../../core/run/run.ts';
import { isRefusal, meantPlan } from '../../core/strategy/plans.ts';
import { cardDetails } from '../../core/texts/card-details.ts';
import { skewBoard } from '../../core/texts/skew.ts';
import { tableLines } from '../../core/texts/table.ts';
import { answerNo } from '../refuse.ts';
import { lessonLines } from '../reports/lessons.ts';
import { measureOnce } from '../run/run-checks.ts';
import type { Ship } from '../ship.ts';
import { cardSources } from './card-sources.ts';
import { countEffects } from './count-effects.ts';

/** Everything about a plan before go: what stays, what each step would do, and its preconditions asked for real. Nothing moves. */
export async function dryRun(
  ship: Ship,
  incident: Incident,
  named: PlanId | undefined,
): Promise<string | Answer> {
  const made = meantPlan(incident, named, 'dryRun');
  if (isRefusal(made)) return answerNo(ship, made, incident.id);
  const { document } = made;
  const boards = document.criteria.filter(({ kind }) => kind === 'version_skew');
  const [counts, asked, seen] = await Promise.all([
    countEffects(ship, document),
    Promise.all(document.preconditions.map((spec) => measureOnce(ship, spec))),
    Promise.all(boards.map((spec) => measureOnce(ship, spec))),
  ]);
  const sources = await cardSources(ship, { incident, made, counts });
  const would = Object.fromEntries(
    allSteps(document).map((spec) => [spec.id, ship.world.describeStep(spec)]),
  );
  const answered = Object.fromEntries(
    document.preconditions.map(({ id }, index) => {
      const { verdict, summary } = asked[index] ?? { verdict: 'error', summary: 'not asked' };
      return [id, `${verdict}, ${summary}`];
    }),
  );
  const versions = skewBoard(Object.fromEntries(seen.map((one, at) => [`${at}`, one])));
  const table = tableLines(incident, sources.voice);
  const lessons = await lessonLines(ship, incident, document);
  return cardDetails(sources, { would, answered, versions, table, lessons });
}
