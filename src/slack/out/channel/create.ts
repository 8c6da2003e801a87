import { z } from 'zod';
import { ok, type Result } from '../../../lib/result.ts';
import { mayPass, type Trouble } from '../../trouble.ts';
import { findChannel } from '../send/pages.ts';
import { type Request, requestOf } from '../send/request.ts';
import type { PartRow } from '../standing.ts';
import type { OneIncident } from '../watched.ts';
import { channelName, nthName } from './name.ts';
import { ended, note, type SetupTools } from './tools.ts';

/** A name stays taken after its channel was archived. */
const mostNames = 20;

const Created = z.object({ channel: z.object({ id: z.string() }) });
const Info = z.object({
  channel: z.object({
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(true),
  }),
});

/**
 * Makes the incident's channel. It is noted that it is being made, so that after a lost answer the one that was made is
 * looked for instead of making a second.
 */
export async function createChannel(
  tools: SetupTools,
  one: OneIncident,
): Promise<Trouble | undefined> {
  const { standing, sources, id } = one;
  const row = standing.part('channel');
  const { isPrivate } = sources.incident.privacy;
  const name = channelName(sources.incident, sources.title);
  const there = row === undefined ? ok(undefined) : await findAgain(tools, row, name, isPrivate);
  if (!there.ok && mayPass(there.error)) return there.error;
  if (there.ok && there.value !== undefined) return taken(tools, one, there.value);
  await note(one, 'channel', { kind: 'begun' });
  const created = await underFreeName(tools, name, isPrivate);
  if (created.ok) return taken(tools, one, created.value);
  if (mayPass(created.error)) return created.error;
  await note(one, 'channel', { kind: 'failed', code: created.error.code });
  tools.log.warn({ event: 'SlackChannelNotMade', incident: id, code: created.error.code });
  return undefined;
}

/** What making it begins with. */
export function firstOf(row: PartRow | undefined): Request {
  if (row === undefined) return requestOf('conversations.create');
  return requestOf(row.ref === undefined ? 'conversations.list' : 'conversations.info');
}

/** The channel of an earlier try: the one that was lost, if it can be written to again, else one that was made unheard. */
async function findAgain(
  tools: SetupTools,
  { ref }: PartRow,
  name: string,
  isPrivate: boolean,
): Promise<Result<string | undefined, Trouble>> {
  const back = ref === undefined ? undefined : await whetherBack(tools, ref);
  return back ?? findMade(tools, name, isPrivate);
}

async function taken(tools: SetupTools, one: OneIncident, channel: string): Promise<undefined> {
  await tools.bind(channel, one.id);
  await ended(one, 'channel', channel, undefined);
  tools.log.info({ event: 'SlackChannelMade', incident: one.id, channel });
}

async function underFreeName(
  tools: SetupTools,
  name: string,
  isPrivate: boolean,
): Promise<Result<string, Trouble>> {
  let last: Result<string, Trouble> = { ok: false, error: { kind: 'refused', code: 'name_taken' } };
  for (let count = 1; count <= mostNames; count += 1) {
    const given = { name: nthName(name, count), is_private: isPrivate };
    const said = await tools.call('conversations.create', given, Created);
    last = said.ok ? ok(said.value.channel.id) : said;
    if (last.ok || last.error.code !== 'name_taken') return last;
  }
  return last;
}

/** The channel that an earlier try made, of which nobody heard: ours by name and maker, and no incident's yet. */
async function findMade(
  tools: SetupTools,
  name: string,
  isPrivate: boolean,
): Promise<Result<string | undefined, Trouble>> {
  const found = await findChannel(
    tools.call,
    (channel) =>
      isSameName(channel.name, name) &&
      channel.creator === tools.botUserId &&
      !tools.isBound(channel.id),
    isPrivate ? 'private_channel' : 'public_channel',
  );
  return found.ok ? ok(found.value?.id) : found;
}

const isSameName = (name: string, wanted: string): boolean =>
  name === wanted ||
  (name.startsWith(`${wanted}-`) && /^\d+$/u.test(name.slice(wanted.length + 1)));

/** Whether the channel that was lost can be written to again; nothing when it is gone for good and another is to be made. */
async function whetherBack(
  { call }: SetupTools,
  channel: string,
): Promise<Result<string, Trouble> | undefined> {
  const info = await call('conversations.info', { channel }, Info);
  if (!info.ok) return mayPass(info.error) ? info : undefined;
  if (info.value.channel.is_archived) return undefined;
  if (info.value.channel.is_member) return ok(channel);
  const joined = await call('conversations.join', { channel }, z.object({}));
  if (joined.ok) return ok(channel);
  return mayPass(joined.error) ? joined : undefined;
}
