import { z } from 'zod';
import { mayPass, type Trouble } from '../../trouble.ts';
import { call } from '../send/call.ts';
import { type Crew, partRow, type Site } from './crew.ts';
import { ownChannel } from './where.ts';

/** Being there already is what was wanted. */
const fine = new Set(['already_in_channel', 'cant_invite_self']);
/** What is not about one person: asking for each alone would get the same answer. */
const forAll = new Set([
  'missing_scope',
  'restricted_action',
  'not_allowed_token_type',
  'ekm_access_denied',
]);

const Invited = z.object({
  errors: z.array(z.object({ error: z.string() })).default([]),
});

/** Who is to be invited and was not tried yet. */
export function uninvited({ sources, standing }: Site, botUserId: string): readonly string[] {
  const tried = (standing.part('people')?.ref ?? '').split(',');
  return sources.invitees.filter((user) => user !== botUserId && !tried.includes(user));
}

/** Invites whom the channel lacks. One whom Slack does not take does not keep the others out. */
export async function invite(crew: Crew, site: Site): Promise<Trouble | undefined> {
  const { standing } = site;
  const channel = ownChannel(standing);
  const users = uninvited(site, crew.botUserId);
  if (channel === undefined || users.length === 0) return undefined;
  const all = await inviteSome(crew, channel, users);
  const codes =
    all.some((one) => typeof one === 'string' && forAll.has(one)) || users.length === 1 ? all : [];
  if (all.length === 0 || codes.length > 0) return noted(site, users, all);
  const each: (Trouble | string)[] = [];
  for (const user of users) each.push(...(await inviteSome(crew, channel, [user])));
  return noted(site, users, each);
}

/** What went wrong, nothing when all are there. */
async function inviteSome(
  { client }: Crew,
  channel: string,
  users: readonly string[],
): Promise<readonly (Trouble | string)[]> {
  const given = { channel, users: users.join(','), force: true };
  const said = await call(client, 'conversations.invite', given, Invited);
  if (said.ok) return said.value.errors.map(({ error }) => error).filter((code) => !fine.has(code));
  if (mayPass(said.error)) return [said.error];
  return users.length === 1 && fine.has(said.error.code) ? [] : [said.error.code];
}

async function noted(
  { standing }: Site,
  users: readonly string[],
  troubles: readonly (Trouble | string)[],
): Promise<Trouble | undefined> {
  const passing = troubles.find((one) => typeof one !== 'string');
  if (passing !== undefined) return passing;
  const before = standing.part('people');
  const ref = [...(before?.ref ? [before.ref] : []), ...users].join(',');
  const code = troubles.find((one) => typeof one === 'string') ?? before?.code;
  await standing.note(
    'people',
    code === undefined ? partRow('done', { ref }) : partRow('failed', { ref, code }),
  );
  return undefined;
}
