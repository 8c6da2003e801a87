import { findIncident } from '../../app/orders/find-incident.ts';
import { voiceOf } from '../../app/voice.ts';
import { currentRun, type Incident } from '../../core/incident/incident.ts';
import type { Order } from '../../core/orders.ts';
import { sightOf } from '../../core/run/phase.ts';
import { abortIsFinal, closesUnrecovered } from '../../core/texts/slack-answers.ts';
import { soFar } from '../../core/texts/so-far.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { missingForRecovery } from '../../core/texts/waiting.ts';
import { list, sentence } from '../../core/texts/words.ts';
import type { Desk } from './desk.ts';
import type { Asked } from './obey.ts';

/**
 * What is asked once more before this is ordered, in words; undefined where one tap or line is enough. An end is asked
 * where a thumb may have meant the button beside it, and a close where it ends on record as not recovered. Stopping and
 * what was typed to end a run are never held up.
 */
export async function onceMore(
  { ship, people }: Pick<Desk, 'ship' | 'people'>,
  { by, incident, heard }: Pick<Asked, 'by' | 'incident' | 'heard'>,
  order: Order,
): Promise<string | undefined> {
  if (order.kind !== 'close' && !(order.kind === 'abort' && by === 'button')) return undefined;
  const who = await people.who(heard.payload.from, 'lately');
  if (who.status !== 'person') return undefined;
  const { person } = who;
  const found = await findIncident(ship, order, { incident, actor: { kind: 'person', person } });
  if (found.status !== 'found') return undefined;
  const { state } = await ship.incidents.load(found.id);
  if (state === undefined) return undefined;
  return order.kind === 'close' ? toClose(state) : toAbort(state, voiceOf(ship));
}

function toAbort(incident: Incident, voice: Voice): string | undefined {
  const { course } = incident;
  if (course.status === 'none') return undefined;
  const run = currentRun(incident);
  return [
    abortIsFinal(course.strategy),
    ...(run === undefined ? [] : soFar(sightOf(incident, run), voice)),
  ].join('\n');
}

function toClose(incident: Incident): string | undefined {
  const { id, rung, acted, course } = incident;
  if (rung === 'recovered' || rung === 'closed' || !acted || course.status !== 'none') {
    return undefined;
  }
  const missing = missingForRecovery(incident);
  const waits = missing.length === 0 ? [] : [sentence(`Recovered waits for ${list(missing)}`)];
  return [closesUnrecovered(id, rung), ...waits].join('\n');
}
