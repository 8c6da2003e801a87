import { digestOf } from '../../../lib/hash.ts';
import { mayPass, type Trouble } from '../../trouble.ts';
import type { Want } from '../desired/want.ts';
import { findPosted, type Place } from '../send/find.ts';
import type { MessageRow } from '../standing.ts';
import { post } from './desk.ts';
import { type Hands, outboxId, type Vessel } from './vessel.ts';

type At = { readonly place: Place; readonly round: number };

/**
 * Posts a message that does not stand yet. It is noted before it is sent, so that after a crash or a lost answer the
 * place is searched before anything is posted again.
 */
export async function postWant(
  hands: Hands,
  vessel: Vessel,
  want: Want,
  { place, round }: At,
): Promise<Trouble | undefined> {
  const { standing, sources } = vessel;
  const row = rowFor({ place, round });
  await standing.note(want.key, row);
  const letter = {
    message: want.message,
    outboxId: outboxId(hands, vessel, `${want.key}/${round}`),
  };
  const where = { ...place, broadcast: want.broadcast === true };
  const said = await post(hands, where, letter);
  if (said.ok) {
    const digest = digestOf(want.message);
    const { ts } = said.value;
    await standing.note(want.key, {
      ...row,
      state: 'stands',
      ts,
      digest,
      version: sources.version,
    });
    hands.settled(vessel.id, want.key, true);
    return undefined;
  }
  return said.error.kind === 'unclear'
    ? said.error
    : notPosted(hands, vessel, { want, row, trouble: said.error });
}

const rowFor = ({ place, round }: At): MessageRow => ({
  kind: 'message',
  state: 'trying',
  channel: place.channel,
  thread: place.thread,
  digest: '',
  version: 0,
  round,
});

type Failed = { readonly want: Want; readonly row: MessageRow; readonly trouble: Trouble };

/** Slack said no, so nothing stands there: nothing has to be searched before the next try. */
async function notPosted(
  hands: Hands,
  vessel: Vessel,
  { want, row, trouble }: Failed,
): Promise<Trouble | undefined> {
  const { standing, id: incident } = vessel;
  const { kind, code } = trouble;
  const wasAsked = typeof want.where === 'object';
  const isOver = kind === 'refused' || kind === 'blocks' || (kind === 'channel' && wasAsked);
  const state = isOver ? 'refused' : 'wanted';
  await standing.note(want.key, { ...row, state, digest: digestOf(want.message), code });
  if (isOver) {
    hands.log.warn({ event: 'SlackMessageRefused', incident, key: want.key, code });
    hands.settled(incident, want.key, false);
    return undefined;
  }
  if (kind === 'channel') await hands.lost(incident, row.channel, code);
  else if (kind === 'missing') await forgetStatus(vessel);
  else return trouble;
  return undefined;
}

/** The status message that the thread hangs on was deleted: it is posted anew, and the thread goes on there. */
export async function forgetStatus({ standing }: Pick<Vessel, 'standing'>): Promise<void> {
  const status = standing.message('status');
  if (status)
    await standing.note('status', {
      ...status,
      state: 'wanted',
      ts: undefined,
      round: status.round + 1,
    });
}

/** A message of which nobody knows whether it was posted: found it stands, else it is posted. */
export async function recoverWant(
  hands: Hands,
  vessel: Vessel,
  want: Want,
  row: MessageRow,
): Promise<Trouble | undefined> {
  const id = outboxId(hands, vessel, `${want.key}/${row.round}`);
  const found = await findPosted(hands.client, row, id);
  if (found.ok && found.value !== undefined) {
    // What it says is not known: the next look edits it into what it should say.
    await vessel.standing.note(want.key, { ...row, state: 'stands', ts: found.value, digest: '' });
    hands.settled(vessel.id, want.key, true);
    return undefined;
  }
  if (!found.ok && mayPass(found.error)) return found.error;
  return notFound(hands, vessel, { want, row, isSure: found.ok });
}

/**
 * Where history may not be read (an optional scope), nobody can tell. Then twice is better than never for all that
 * somebody may have to act on; only live output and the announcement, which are watched and not obeyed, are left out.
 */
async function notFound(
  hands: Hands,
  vessel: Vessel,
  {
    want,
    row,
    isSure,
  }: { readonly want: Want; readonly row: MessageRow; readonly isSure: boolean },
): Promise<Trouble | undefined> {
  const mayBeLost = want.priority === 3;
  const state = !isSure && mayBeLost ? 'refused' : 'wanted';
  await vessel.standing.note(want.key, { ...row, state, digest: digestOf(want.message) });
  if (!isSure)
    hands.log.warn({ event: 'SlackHistoryUnread', incident: vessel.id, key: want.key, state });
  return undefined;
}
