import type { IncidentId } from '../../core/ids.ts';
import { noteOf, placeOf } from '../../core/notes/notes.ts';
import { entriesIn } from '../../lib/layers.ts';
import { handleReport } from '../handle-report.ts';
import { incidentStream } from '../incidents.ts';
import { erase } from '../retention/erase.ts';
import type { Ship } from '../ship.ts';

/** A message of an incident, and what it is called in the record. */
type About = { readonly incident: IncidentId | string; readonly message: string };

/** The message says something else now: the note is corrected, unless its last words are these. */
export async function followEdit(
  ship: Ship,
  { incident, message }: About,
  text: string,
): Promise<void> {
  const { state } = await ship.incidents.load(incident);
  const note = state && noteOf(state, message);
  if (!note) return;
  const log = await ship.logs.read(incident);
  const last = log.findLast(
    ({ event, version }) =>
      version === placeOf(note.entry) ||
      (event.type === 'EntryCorrected' && event.entry === note.entry),
  );
  if (last?.texts['text'] === text) return;
  await handleReport(ship, { kind: 'messageChanged', message, text }, { incident, actor: 'slack' });
}

/** Nobody marks the message any more: that it stood stays on record, with its words. */
export const followUnmark = async (ship: Ship, { incident, message }: About): Promise<void> => {
  await handleReport(
    ship,
    { kind: 'messageGone', message, how: 'unmarked' },
    { incident, actor: 'slack' },
  );
};

/** The message was deleted: that it stood stays on record, and its words are erased wherever they stand. */
export async function followDelete(ship: Ship, { incident, message }: About): Promise<void> {
  const report = { kind: 'messageGone', message, how: 'deleted' } as const;
  await handleReport(ship, report, { incident, actor: 'slack' });
  // Also what an earlier start had withdrawn and not erased: erasing twice does nothing.
  const { state } = await ship.incidents.load(incident);
  const entries = entriesIn(state?.notes ?? []).filter((note) => note.message === message);
  const log = entries.length === 0 ? [] : await ship.logs.read(incident);
  for (const { entry } of entries) {
    const places = log.filter(
      ({ event, version }) =>
        version === placeOf(entry) || (event.type === 'EntryCorrected' && event.entry === entry),
    );
    for (const { version } of places) await eraseText(ship, incident, version);
  }
}

/** Under a legal hold the words stay: the message is withdrawn, and its words go when their time is over. */
async function eraseText(ship: Ship, incident: string, version: number): Promise<void> {
  const what = {
    kind: 'text',
    stream: incidentStream(incident),
    version,
    name: 'text',
  } as const;
  const { status } = await erase(ship, { what, by: 'slack', basis: 'deleted', via: 'slack' });
  // It is not finished then: what stays in the inbox is done at the next start.
  if (status === 'busy') throw new Error('The record grew each time it was looked at');
}
