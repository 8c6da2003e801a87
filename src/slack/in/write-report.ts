import type { ModalView } from '@slack/types';
import type { Ordered } from '../../app/ordered.ts';
import { findIncident } from '../../app/orders/find-incident.ts';
import { foresee } from '../../app/orders/foresee.ts';
import { answerNo } from '../../app/refuse.ts';
import { voiceOf } from '../../app/voice.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { reportOf } from '../../core/report/document/report-of.ts';
import { writableIn } from '../../core/report/document/shape.ts';
import { writtenIn } from '../../core/report/document/source.ts';
import type { Template } from '../../core/report/shapes.ts';
import { reportFormTexts } from '../../core/texts/report-form.ts';
import type { Tool } from '../blocks/press.ts';
import { reportForm } from '../forms/report.ts';
import type { Desk, Heard } from './desk.ts';
import { formAgain, openFor } from './open-form.ts';

type Meant = { readonly incident: string; readonly template?: Template | undefined };

/** Opens the form with everything that the report asks of people, each section with what it says already. */
export function writeReport(
  desk: Desk,
  heard: Heard,
  trigger: string,
  { incident, template }: Meant,
): Promise<void> {
  const press: Tool = { v: 1, tool: 'report', incident, ...(template && { template }) };
  const unopened = formAgain(press);
  const refused = (person: PersonId) => refusedFor(desk, heard, { incident, person });
  const { title } = reportFormTexts;
  return openFor(desk, { heard, trigger, title, unopened, refused }, async () => ({
    view: await formFor(desk, heard, { incident, template }),
    otherwise: unopened,
  }));
}

const probe: OrderOf<'reportWrite'> = { kind: 'reportWrite', section: 'summary', text: '-' };

/** Why this person does not write this report: it is not theirs to write, or not theirs to see. */
export async function refusedFor(
  { ship }: Pick<Desk, 'ship'>,
  { key }: Pick<Heard, 'key'>,
  { incident, person }: { readonly incident: string; readonly person: PersonId },
): Promise<Answer | undefined> {
  const ordered: Ordered = {
    order: probe,
    incident,
    actor: { kind: 'person', person },
    arrival: { via: 'slack', arrival: key, key },
  };
  const found = await findIncident(ship, probe, ordered);
  return found.status === 'unclear' ? answerNo(ship, found.refusal) : foresee(ship, ordered);
}

async function formFor(
  { ship }: Pick<Desk, 'ship'>,
  { payload }: Heard,
  { incident, template }: Meant,
): Promise<ModalView> {
  const voice = voiceOf(ship);
  const log = await ship.logs.read(incident);
  const fields = writableIn(reportOf(log, voice, template)?.parts ?? []).map((one) => ({
    ...one,
    text: writtenIn({ log }, one.section) ?? '',
  }));
  const { channel, thread } = payload.reach;
  return reportForm({ incident, fields, voice, channel, thread });
}
