import { digestOf } from '../../../lib/hash.ts';
import { mayPass, type Trouble } from '../../trouble.ts';
import { statusKey } from '../desired/status.ts';
import type { Want } from '../desired/want.ts';
import { findPosted, type Place } from '../send/find.ts';
import type { MessageRow } from '../standing.ts';
import { after, isFinal, type Outcome, wantedIn } from './after.ts';
import { again } from './again.ts';
import { type MessageTools, outboxId, type Told } from './incident.ts';
import { edit, type Letter, post } from './write.ts';

/** One message about one thing, and what it is brought about with. */
export type Wanted = {
  readonly tools: MessageTools;
  readonly told: Told;
  readonly want: Want;
};

/**
 * Posts a message that does not stand yet. It is noted before it is sent, so that after a crash or a lost answer the
 * place is searched before anything is posted again.
 */
export async function postWant(message: Wanted, place: Place): Promise<Trouble | undefined> {
  const { tools, told, want } = message;
  const { standing, version } = told;
  const before = standing.message(want.key) ?? wantedIn(place.channel);
  const row = after(before, { kind: 'sending', place });
  await standing.note(want.key, row);
  const where = { ...place, broadcast: want.broadcast === true };
  const said = await post(tools, where, letterOf(message, row));
  if (!said.ok) return failed(message, row, said.error);
  const { ts } = said.value;
  await ended(message, row, { kind: 'posted', ts, digest: digestOf(want.message), version });
  return undefined;
}

/** Edits a message that says something else than it should. An edit may be sent twice: it says the same. */
export async function editWant(
  message: Wanted,
  row: MessageRow & { readonly ts: string },
): Promise<Trouble | undefined> {
  const { tools, told, want } = message;
  const said = await edit(tools, row, letterOf(message, row));
  if (!said.ok) return failed(message, row, said.error);
  const { version } = told;
  await ended(message, row, { kind: 'edited', digest: digestOf(want.message), version });
  return undefined;
}

/** A message of which nobody knows whether it was posted: found it stands, else it is posted. */
export async function recoverWant(message: Wanted, row: MessageRow): Promise<Trouble | undefined> {
  const { tools, told, want } = message;
  const found = await findPosted(tools.call, row, idOf(message, row));
  if (found.ok) {
    const { value: ts } = found;
    await ended(message, row, ts === undefined ? { kind: 'absent' } : { kind: 'found', ts });
    return undefined;
  }
  if (mayPass(found.error)) return found.error;
  // Where history may not be read (an optional scope) nobody can tell.
  tools.log.warn({ event: 'SlackHistoryUnread', incident: told.id, key: want.key });
  await ended(message, row, {
    kind: 'unsearchable',
    mayGoMissing: want.mayGoMissing === true,
  });
  return undefined;
}

const idOf = ({ tools, told, want }: Wanted, { round }: MessageRow): string =>
  outboxId(tools, told, `${want.key}/${round}`);

const letterOf = (message: Wanted, row: MessageRow): Letter => ({
  message: row.again === true ? again(message.want.message) : message.want.message,
  outboxId: idOf(message, row),
});

/** Notes what became of it, and tells whoever waits for it. */
async function ended(
  { tools, told, want }: Wanted,
  row: MessageRow,
  outcome: Outcome,
): Promise<MessageRow> {
  const next = after(row, outcome);
  if (next !== row) await told.standing.note(want.key, next);
  if (next.state === 'stands' && row.state !== 'stands') tools.settled(told.id, want.key, true);
  if (next.state === 'refused') tools.settled(told.id, want.key, false);
  return next;
}

/** Notes that it failed and does what follows from that; answers what may pass by itself. */
async function failed(
  message: Wanted,
  row: MessageRow,
  trouble: Trouble,
): Promise<Trouble | undefined> {
  const { tools, told, want } = message;
  const { code, kind } = trouble;
  const next = await ended(message, row, {
    kind: 'failed',
    trouble,
    digest: digestOf(want.message),
    isBound: typeof want.where === 'object' || told.isOver,
    isWorthAnother: want.onlyEdit !== true,
  });
  if (mayPass(trouble)) return trouble;
  if (next.state === 'refused' || isFinal(trouble)) {
    tools.log.warn({ event: 'SlackMessageRefused', incident: told.id, key: want.key, code });
  } else if (kind === 'channel') {
    await tools.lost(told.id, row.channel, code);
  } else if (row.state === 'trying') {
    await forgetStatus(told);
  }
  return undefined;
}

/** The status message that the thread hangs on was deleted: it is posted anew, and the thread goes on there. */
export async function forgetStatus({ standing }: Pick<Told, 'standing'>): Promise<void> {
  const status = standing.message(statusKey);
  if (status) {
    await standing.note(statusKey, after(status, { kind: 'gone', isWorthAnother: true }));
  }
}
