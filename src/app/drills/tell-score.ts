import type { Answer } from '../../core/answer.ts';
import type { OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { scoreText } from '../../core/texts/drill-score.ts';
import { findIncident } from '../find-incident.ts';
import type { Ordered } from '../ordered.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { tellTabletop } from '../tabletop/tell-tabletop.ts';
import { voiceOf } from '../voice.ts';
import { loadDrills } from './books.ts';
import { drillIn, scored } from './score.ts';

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
  const own = drillIn(book.drills, found.id);
  const before = own === undefined ? book.drills : book.drills.slice(0, book.drills.indexOf(own));
  const { service, incident, score, isOvertaken } = drill;
  const unbegun = own === undefined ? drill.unbegun : undefined;
  return {
    accepted: true,
    incident: found.id,
    events: [],
    say: scoreText(
      // What was recorded at its end stands, whatever is opened again or configured later.
      { service, incident, isOvertaken, unbegun, score: own?.score ?? score, last: before.at(-1) },
      voiceOf(ship),
    ),
  };
}
