import { mayPass, type Trouble } from '../../trouble.ts';
import { pendingLines } from '../desired/lines.ts';
import { findPosted, type Place, searchOf } from '../send/find.ts';
import type { Job } from '../send/job.ts';
import { requestOf } from '../send/request.ts';
import type { LinesRow } from '../standing.ts';
import { afterLines, isFinal } from './after.ts';
import { again } from './again.ts';
import { type MessageTools, outboxId, type ToldIncident, threadIn } from './incident.ts';
import { forgetStatus } from './want.ts';
import { post } from './write.ts';

const none: LinesRow = { kind: 'lines', version: 0 };

/** The lines that the thread still lacks: all that are pending as one message, in the order of the record. */
export function linesJob(tools: MessageTools, told: ToldIncident): readonly Job[] {
  const { standing, home, sources, id } = told;
  const place = home === undefined ? undefined : threadIn(standing, home);
  if (!place) return [];
  const row = standing.lines() ?? none;
  const common = { id: `${id} lines`, lane: place.channel, priority: 2 } as const;
  const { trying } = row;
  if (trying) {
    const run = () => recover(tools, told, { row, trying });
    return [{ ...common, first: requestOf(searchOf(trying)), run }];
  }
  const run = () => send(tools, told, { row, place });
  return pendingLines(sources, row.version) === undefined
    ? []
    : [{ ...common, first: requestOf('chat.postMessage', place), run }];
}

/** Named by where it begins: what began there is one message, however far it reaches. */
const idOf = (tools: MessageTools, told: ToldIncident, { version }: LinesRow): string =>
  outboxId(tools, told, `lines/${version}`);

async function send(
  tools: MessageTools,
  told: ToldIncident,
  { row, place }: { readonly row: LinesRow; readonly place: Place },
): Promise<Trouble | undefined> {
  const { standing, sources } = told;
  const pending = pendingLines(sources, row.version);
  if (!pending) return undefined;
  const sent = afterLines(row, { kind: 'sending', to: pending.to, place });
  await standing.note('lines', sent);
  const letter = {
    message: row.again === true ? again(pending.message) : pending.message,
    outboxId: idOf(tools, told, row),
  };
  const said = await post(tools, { ...place, broadcast: false }, letter);
  if (said.ok) {
    await standing.note('lines', afterLines(sent, { kind: 'posted' }));
    return undefined;
  }
  return failed(tools, told, { sent, channel: place.channel, trouble: said.error });
}

type Failed = {
  readonly sent: LinesRow;
  readonly channel: string;
  readonly trouble: Trouble;
};

async function failed(
  tools: MessageTools,
  told: ToldIncident,
  { sent, channel, trouble }: Failed,
): Promise<Trouble | undefined> {
  const { kind, code } = trouble;
  const isBound = told.isOver;
  const next = afterLines(sent, { kind: 'failed', trouble, isBound });
  if (next !== sent) await told.standing.note('lines', next);
  if (mayPass(trouble)) return trouble;
  if (isFinal(trouble) || (kind === 'channel' && isBound)) {
    // They are in the timeline.
    tools.log.warn({ event: 'SlackLinesRefused', incident: told.id, to: next.version, code });
  } else if (kind === 'channel') await tools.lost(told.id, channel, code);
  else await forgetStatus(told);
  return undefined;
}

/** Lines may come twice where history may not be read; they never go missing. */
async function recover(
  tools: MessageTools,
  told: ToldIncident,
  { row, trying }: { readonly row: LinesRow; readonly trying: Place },
): Promise<Trouble | undefined> {
  const found = await findPosted(tools.call, trying, idOf(tools, told, row));
  if (!found.ok && mayPass(found.error)) return found.error;
  if (!found.ok) tools.log.warn({ event: 'SlackHistoryUnread', incident: told.id, key: 'lines' });
  const kind = found.ok ? (found.value === undefined ? 'absent' : 'found') : 'unsearchable';
  await told.standing.note('lines', afterLines(row, { kind }));
  return undefined;
}
