import { mayPass, type Trouble } from '../../trouble.ts';
import { pendingLines } from '../desired/lines.ts';
import { findPosted, type Place } from '../send/find.ts';
import type { Job } from '../send/job.ts';
import type { LinesRow } from '../standing.ts';
import { post } from './desk.ts';
import { forgetStatus } from './post-want.ts';
import { type Hands, outboxId, threadIn, type Vessel } from './vessel.ts';

const none: LinesRow = { kind: 'lines', version: 0 };

/** The lines that the thread still lacks: all that are pending as one message, in the order of the record. */
export function linesJob(hands: Hands, vessel: Vessel): readonly Job[] {
  const { standing, home, sources } = vessel;
  const place = home === undefined ? undefined : threadIn(standing, home);
  if (!place) return [];
  const row = standing.lines() ?? none;
  const isOpen = row.trying !== undefined || pendingLines(sources, row.version) !== undefined;
  return isOpen
    ? [
        {
          id: `${vessel.id} lines`,
          lane: place.channel,
          method: 'chat.postMessage',
          priority: 2,
          run: () =>
            row.trying
              ? recover(hands, vessel, row, row.trying)
              : send(hands, vessel, { row, place }),
        },
      ]
    : [];
}

/** Named by where it begins: what began there is one message, however far it reaches. */
const idOf = (hands: Hands, vessel: Vessel, { version }: LinesRow): string =>
  outboxId(hands, vessel, `lines/${version}`);

async function send(
  hands: Hands,
  vessel: Vessel,
  { row, place }: { readonly row: LinesRow; readonly place: Place },
): Promise<Trouble | undefined> {
  const { standing, sources } = vessel;
  const pending = pendingLines(sources, row.version);
  if (!pending) return undefined;
  const trying = { to: pending.to, ...place };
  await standing.note('lines', { ...row, trying });
  const letter = { message: pending.message, outboxId: idOf(hands, vessel, row) };
  const said = await post(hands, { ...place, broadcast: false }, letter);
  if (said.ok) {
    await standing.note('lines', { kind: 'lines', version: pending.to });
    return undefined;
  }
  if (said.error.kind === 'unclear') return said.error;
  await standing.note('lines', row);
  return notPosted(hands, vessel, {
    row,
    to: pending.to,
    channel: place.channel,
    trouble: said.error,
  });
}

type Failed = {
  readonly row: LinesRow;
  readonly to: number;
  readonly channel: string;
  readonly trouble: Trouble;
};

async function notPosted(
  hands: Hands,
  vessel: Vessel,
  { row, to, channel, trouble }: Failed,
): Promise<Trouble | undefined> {
  const { kind, code } = trouble;
  if (kind === 'missing') await forgetStatus(vessel);
  else if (kind === 'channel') await hands.lost(vessel.id, channel, code);
  else if (kind !== 'refused' && kind !== 'blocks') return trouble;
  else await passOver(hands, vessel, { from: row.version, to, code });
  return undefined;
}

/** What Slack takes in no form must not hold up all that comes after it: it is in the timeline. */
async function passOver(
  { log }: Hands,
  { id, standing }: Vessel,
  what: { readonly from: number; readonly to: number; readonly code: string },
): Promise<void> {
  log.warn({ event: 'SlackLinesRefused', incident: id, ...what });
  await standing.note('lines', { kind: 'lines', version: what.to });
}

/** Lines may come twice where history may not be read; they never go missing. */
async function recover(
  hands: Hands,
  vessel: Vessel,
  row: LinesRow,
  trying: NonNullable<LinesRow['trying']>,
): Promise<Trouble | undefined> {
  const found = await findPosted(hands.client, trying, idOf(hands, vessel, row));
  if (!found.ok && mayPass(found.error)) return found.error;
  const isThere = found.ok && found.value !== undefined;
  await vessel.standing.note('lines', {
    kind: 'lines',
    version: isThere ? trying.to : row.version,
  });
  return undefined;
}
