import { instant } from '../../core/ids.ts';
import { currentRun } from '../../core/incident/incident.ts';
import { sightOf } from '../../core/run/phase.ts';
import { allSteps, stepState } from '../../core/run/run.ts';
import { evidenceForm, type WaitingStep } from '../forms/evidence.ts';
import { noteForm } from '../forms/note.ts';
import { notHeard } from './confirm.ts';
import { declare } from './declare.ts';
import type { Desk, Heard, HeardAs } from './desk.ts';
import { whoActed } from './give.ts';
import { openForm } from './open-form.ts';
import { saying } from './told.ts';
import { typed } from './words.ts';

/** What stands in Slack's own menu, beside the field for messages. */
export async function shortcut(desk: Desk, heard: HeardAs<'shortcut'>): Promise<void> {
  const { callback, trigger } = heard.payload;
  if (callback === 'declare-incident') return declare(desk, heard, trigger);
  await unknown(desk, heard);
}

/** What stands in the menu of a message: it becomes a note with its own time, or the evidence for a step. */
export async function messageShortcut(
  desk: Desk,
  heard: HeardAs<'messageShortcut'>,
): Promise<void> {
  const { callback, trigger, reach } = heard.payload;
  const view = await formFor(desk, heard, callback);
  if (view === undefined) return unknown(desk, heard);
  const [form, person] = await Promise.all([
    openForm(desk, heard, trigger, view),
    whoActed(desk, heard),
  ]);
  if (person === undefined) return form?.show(notHeard);
  if (form === undefined) {
    const say =
      'Slack did not open the form in time. Nothing was recorded. Choose it from the menu of the message again.';
    await desk.tell(reach, saying(say));
  }
}

async function formFor(
  { ship, poster }: Desk,
  { payload }: HeardAs<'messageShortcut'>,
  callback: string,
) {
  const { message, reach } = payload;
  const { channel, thread } = reach;
  const incident = channel === undefined ? undefined : poster.incidentIn(channel);
  const open = (await ship.registry.summaries({ open: true })).map(({ id }) => id);
  const text = typed(message.text);
  if (callback === 'add-to-timeline') {
    return noteForm({ text, at: momentOf(message.ts), incident, open, channel, thread });
  }
  if (callback !== 'evidence-for-step') return undefined;
  const among = incident === undefined ? open : [incident];
  const waiting = await Promise.all(among.map((id) => waitingSteps(ship, id)));
  return evidenceForm({ waiting: waiting.flat(), text, channel, thread });
}

/** The moment that the `ts` of a message says; undefined for one that says none. */
export function momentOf(ts: string): string | undefined {
  const ms = Number(ts) * 1_000;
  return Number.isFinite(ms) && ms > 0 && ms < 8.64e15 ? instant(Math.floor(ms)) : undefined;
}

/** The steps that wait for a person. */
async function waitingSteps(
  { incidents }: Desk['ship'],
  id: string,
): Promise<readonly WaitingStep[]> {
  const { state: incident } = await incidents.load(id);
  const run = incident && currentRun(incident);
  if (!incident || !run) return [];
  const { document } = sightOf(incident, run).made;
  return allSteps(document)
    .filter(({ id: step }) => stepState(run, step).status === 'awaiting-ack')
    .map(({ id: step, name }) => ({ incident: incident.id, step, name }));
}

async function unknown(desk: Desk, heard: Heard): Promise<void> {
  if ((await whoActed(desk, heard)) === undefined) return;
  const say =
    'Sternway does not know this entry of the menu. Nothing was done. Whoever runs Sternway compares the app in Slack with manifest.yml.';
  await desk.tell(heard.payload.reach, saying(say));
}
