import { z } from 'zod';
import { ok, type Result } from '../../../lib/result.ts';
import { mayPass, type Trouble } from '../../trouble.ts';
import { call } from '../send/call.ts';
import { findChannel } from '../send/pages.ts';
import type { PartRow } from '../standing.ts';
import { type Crew, ended, partRow, type Site } from './crew.ts';
import { channelName, nthName } from './name.ts';

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
export async function createChannel(crew: Crew, site: Site): Promise<Trouble | undefined> {
  const { standing, sources, id } = site;
  const row = standing.part('channel');
  const name = channelName(sources.incident, sources.title);
  const there = row === undefined ? ok(undefined) : await findAgain(crew, row, name);
  if (!there.ok && mayPass(there.error)) return there.error;
  if (there.ok && there.value !== undefined) return taken(crew, site, there.value);
  await standing.note('channel', partRow('trying'));
  const created = await underFreeName(crew, name);
  if (created.ok) return taken(crew, site, created.value);
  if (mayPass(created.error)) return created.error;
  await standing.note('channel', partRow('failed', { code: created.error.code }));
  crew.log.warn({ event: 'SlackChannelNotMade', incident: id, code: created.error.code });
  return undefined;
}

/** The channel of an earlier try: the one that was lost, if it can be written to again, else one that was made unheard. */
async function findAgain(
  crew: Crew,
  { ref }: PartRow,
  name: string,
): Promise<Result<string | undefined, Trouble>> {
  const back = ref === undefined ? undefined : await whetherBack(crew, ref);
  return back ?? findMade(crew, name);
}

async function taken(crew: Crew, site: Site, channel: string): Promise<undefined> {
  await crew.bind(channel, site.id);
  await ended(site, 'channel', channel, undefined);
  crew.log.info({ event: 'SlackChannelMade', incident: site.id, channel });
}

async function underFreeName(crew: Crew, name: string): Promise<Result<string, Trouble>> {
  let last: Result<string, Trouble> = { ok: false, error: { kind: 'refused', code: 'name_taken' } };
  for (let count = 1; count <= mostNames; count += 1) {
    const given = { name: nthName(name, count), is_private: false };
    const said = await call(crew.client, 'conversations.create', given, Created);
    last = said.ok ? ok(said.value.channel.id) : said;
    if (last.ok || last.error.code !== 'name_taken') return last;
  }
  return last;
}

/** The channel that an earlier try made, of which nobody heard: ours by name and maker, and no incident's yet. */
async function findMade(crew: Crew, name: string): Promise<Result<string | undefined, Trouble>> {
  const found = await findChannel(
    crew.client,
    (channel) =>
      isSameName(channel.name, name) &&
      channel.creator === crew.botUserId &&
      !crew.isBound(channel.id),
  );
  return found.ok ? ok(found.value?.id) : found;
}

const isSameName = (name: string, wanted: string): boolean =>
  name === wanted ||
  (name.startsWith(`${wanted}-`) && /^\d+$/u.test(name.slice(wanted.length + 1)));

/** Whether the channel that was lost can be written to again; nothing when it is gone for good and another is to be made. */
async function whetherBack(
  { client }: Crew,
  channel: string,
): Promise<Result<string, Trouble> | undefined> {
  const info = await call(client, 'conversations.info', { channel }, Info);
  if (!info.ok) return mayPass(info.error) ? info : undefined;
  if (info.value.channel.is_archived) return undefined;
  if (info.value.channel.is_member) return ok(channel);
  const joined = await call(client, 'conversations.join', { channel }, z.object({}));
  if (joined.ok) return ok(channel);
  return mayPass(joined.error) ? joined : undefined;
}
