import type { Event } from '../../core/events.ts';
import { cardText } from '../../core/plan/card.ts';
import type { Outcome } from '../record.ts';
import type { Ship } from '../ship.ts';
import { cardSources } from './card-sources.ts';

/** Puts the card's own words beside the event that says that it was shown: what was read is on record. */
export async function showCard(ship: Ship, outcome: Outcome): Promise<Outcome> {
  const { events, incident } = outcome;
  const shown = events.find((event) => event.type === 'CardShown');
  const made = shown && incident?.plans[shown.plan];
  if (!shown || !made) return outcome;
  const { counts, card: digest } = shown;
  const opened = events.find((event) => event.type === 'IncidentDeclared');
  const title = opened?.texts?.['title'];
  const sources = await cardSources(ship, {
    incident,
    made,
    counts,
    losses: shown.losses ?? [],
    digest,
    ...(title !== undefined && { title }),
  });
  const worded: Event = { ...shown, texts: { ...shown.texts, card: cardText(sources) } };
  return { ...outcome, events: events.map((event) => (event === shown ? worded : event)) };
}
