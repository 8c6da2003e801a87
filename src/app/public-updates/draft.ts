import type { Incident } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { stageOf } from '../../core/public-updates/findings.ts';
import { publicWords } from '../../core/public-updates/opening.ts';
import { publicUpdateFacts } from '../facts/public-updates.ts';
import type { Ship } from '../ship.ts';

/** What an update would say that is drafted without words: what its form begins with. */
export async function publicDraft(
  ship: Ship,
  incident: Incident,
  order: OrderOf<'publishDraft'>,
): Promise<string> {
  const { publicUpdates } = await publicUpdateFacts(ship, { order, incident });
  if (publicUpdates === undefined) return '';
  return publicWords(order.stage ?? stageOf(incident.rung), publicUpdates);
}
