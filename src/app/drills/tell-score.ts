import type { Answer } from '../../core/answer.ts';
import type { DrillBook } from '../../core/drill/book.ts';
import type { OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { type ScoreSources, scoreText } from '../../core/texts/drill-score.ts';
import type { Ordered } from '../ordered.ts';
import { findIncident } from '../orders/find-incident.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { tellTabletop } from '../tabletop/tell-tabletop.ts';
import { voiceOf } from '../voice.ts';
import { loadDrills } from './books.ts';
import { drillIn, type Scored, scored } from './score.ts';

type Asked = Ordered & { readonly order: OrderOf<'drillReport'> };

/** How a drill went, or goes, against the last one of its service. Nothing is recorded by asking. */
export async function tellScore(ship: Ship, asked: Asked): Promise<Answer> {
  const { order } = asked;
  const found = await findIncident(ship, order, {
    ...asked,
    incident: order.drill ?? asked.incident,
  });
  if (found.status === 'unclear') return answerNo(ship, found.refusal);
  if (found.status === 'none') throw new Error('A drill is looked for and never opened here');
  const { state } = await ship.incidents.load(found.id);
  if (state?.mode === 'tabletop') return tellTabletop(ship, found.id);
  const drill = await scored(ship, found.id);
  if (drill === undefined) return answerNo(ship, refuse('NotADrill', { incident: found.id }));
  const { state: book } = await loadDrills(ship.registry, drill.service);
  const say = scoreText(toldOf(drill, book), voiceOf(ship));
  return { accepted: true, incident: found.id, events: [], say };
}

/** What was recorded at its end stands, whatever is opened again or configured later. */
function toldOf(
  { service, incident, isOvertaken, unbegun, score }: Scored,
  { drills }: Pick<DrillBook, 'drills'>,
): ScoreSources {
  const going = { service, incident, isOvertaken };
  const own = drillIn(drills, incident.id);
  return own === undefined
    ? { ...going, unbegun, score, last: drills.at(-1) }
    : {
        ...going,
        unbegun: undefined,
        score: own.score ?? score,
        last: drills[drills.indexOf(own) - 1],
      };
}
