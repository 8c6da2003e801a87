import { digestOf } from '../../../lib/hash.ts';
import type { Trouble } from '../../trouble.ts';
import type { Want } from '../desired/want.ts';
import type { MessageRow } from '../standing.ts';
import { edit } from './desk.ts';
import { type Hands, outboxId, type Vessel } from './vessel.ts';

/** Edits a message that says something else than it should. An edit may be sent twice: it says the same. */
export async function editWant(
  hands: Hands,
  vessel: Vessel,
  want: Want,
  row: MessageRow & { readonly ts: string },
): Promise<Trouble | undefined> {
  const { standing, sources } = vessel;
  const digest = digestOf(want.message);
  const letter = {
    message: want.message,
    outboxId: outboxId(hands, vessel, `${want.key}/${row.round}`),
  };
  const said = await edit(hands, row, letter);
  if (said.ok) {
    await standing.note(want.key, { ...row, digest, version: sources.version });
    return undefined;
  }
  const { kind, code } = said.error;
  switch (kind) {
    case 'missing':
      await standing.note(want.key, gone(want, row));
      return undefined;
    case 'channel':
      if (typeof want.where === 'object') {
        await standing.note(want.key, { ...row, state: 'refused', digest, code });
        return undefined;
      }
      await hands.lost(vessel.id, row.channel, code);
      return undefined;
    case 'refused':
    case 'blocks':
      break;
    default:
      return said.error;
  }
  // As it stands it stays, until there is something else to say.
  await standing.note(want.key, { ...row, digest, code });
  hands.log.warn({ event: 'SlackMessageRefused', incident: vessel.id, key: want.key, code });
  return undefined;
}

/** Somebody deleted it: what still matters is posted anew, what became of something else is not. */
const gone = (want: Want, row: MessageRow): MessageRow =>
  want.onlyEdit === true
    ? { ...row, state: 'refused', digest: digestOf(want.message) }
    : { ...row, state: 'wanted', ts: undefined, round: row.round + 1 };
