import type { Answer } from '../../core/answer.ts';
import type { OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { acceptedText } from '../../core/texts/accepted.ts';
import { asJson } from '../../lib/json.ts';
import { incidentStream } from '../incidents.ts';
import { type By, type Outcome, record } from '../record.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { firstAnswer } from './first-answer.ts';

/** Before there is an incident. */
export const nowhere = { stream: '', version: 0, state: undefined } as const;

type ToStore = { readonly outcome: Outcome; readonly order: OrderOf<'declare'> };

/** Stores an exercise that has just begun, and says so; nothing where somebody else wrote first. */
export async function storeOpened(
  ship: Ship,
  { outcome, order }: ToStore,
  by: By,
): Promise<Answer | undefined> {
  const { events, incident } = outcome;
  if (incident === undefined) throw new Error('An exercise began without an incident');
  const answer: Answer = {
    accepted: true,
    incident: incident.id,
    events: events.map(({ type }, index) => ({
      stream: incidentStream(incident.id),
      version: index + 1,
      type,
    })),
    say: acceptedText(order, { events, incident }, voiceOf(ship)),
  };
  const stored = await record(ship, outcome, by, asJson(answer));
  switch (stored.status) {
    case 'appended':
      return answer;
    case 'duplicate':
      return firstAnswer(ship, stored.answer);
    case 'conflict':
      return undefined;
    case 'targetHeld':
      return answerNo(ship, refuse('TargetHeld', { target: stored.target, by: stored.by }));
  }
}
