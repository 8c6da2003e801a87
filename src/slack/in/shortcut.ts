import type { ModalView } from '@slack/types';
import { summariesFor } from '../../app/people/sight.ts';
import { instant, type PersonId } from '../../core/ids.ts';
import { currentRun } from '../../core/incident/incident.ts';
import { sightOf } from '../../core/run/phase.ts';
import { allSteps, stepState } from '../../core/run/run.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { evidenceForm, type WaitingStep } from '../forms/evidence.ts';
import { noteForm } from '../forms/note.ts';
import { declare } from './declare.ts';
import type { Desk, Heard, HeardAs } from './desk.ts';
import { whoActed } from './give.ts';
import { openFor } from './open-form.ts';
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
  const { callback, trigger } = heard.payload;
  const formFor = forms.get(callback);
  if (formFor === undefined) return unknown(desk, heard);
  const unopened = saying(slackAnswers.formOfMenuNotOpened);
  await openFor(desk, { heard, trigger, unopened }, async (person) => ({
    view: await formFor(desk, await placeOf(desk, heard, person)),
    otherwise: unopened,
  }));
}

/** What was said, and where; the incidents that it may belong to. */
type Place = {
  readonly ts: string;
  readonly text: string;
  readonly channel: string | undefined;
  readonly thread: string | undefined;
  /** The incident whose channel it was said in. */
  readonly incident: string | undefined;
  readonly open: readonly string[];
};

async function placeOf(
  { ship, poster }: Desk,
  { payload: { message, reach } }: HeardAs<'messageShortcut'>,
  person: PersonId,
): Promise<Place> {
  const { channel, thread } = reach;
  const incident = channel === undefined ? undefined : poster.incidentIn(channel);
  const open = (await summariesFor(ship, person, { open: true })).map(({ id }) => id);
  return { ts: message.ts, text: typed(message.text), channel, thread, incident, open };
}

type FormFor = (desk: Desk, place: Place) => Promise<ModalView>;

const note: FormFor = async (_desk, { ts, ...place }) => noteForm({ ...place, at: momentOf(ts) });

const evidence: FormFor = async ({ ship }, { incident, open, text, channel, thread }) => {
  const among = incident === undefined ? open : [incident];
  const waiting = await Promise.all(among.map((id) => waitingSteps(ship, id)));
  return evidenceForm({ waiting: waiting.flat(), text, channel, thread });
};

const forms: ReadonlyMap<string, FormFor> = new Map([
  ['add-to-timeline', note],
  ['evidence-for-step', evidence],
]);

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
  const { epoch } = run;
  const { document } = sightOf(incident, run).made;
  return allSteps(document)
    .filter(({ id: step }) => stepState(run, step).status === 'awaiting-ack')
    .map(({ id: step, name }) => ({ incident: incident.id, epoch, step, name }));
}

async function unknown(desk: Desk, heard: Heard): Promise<void> {
  if ((await whoActed(desk, heard)) === undefined) return;
  const say = slackAnswers.unknownMenu;
  await desk.tell(heard.payload.reach, saying(say));
}
