import { z } from 'zod';
import { mayPass, type Trouble } from '../../trouble.ts';
import type { OneIncident } from '../watched.ts';
import { note, type SetupTools } from './tools.ts';
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
export function uninvited(
  { sources, standing }: OneIncident,
  botUserId: string,
): readonly string[] {
  const row = standing.part('people');
  const tried = row?.state === 'trying' ? [] : (row?.ref ?? '').split(',');
  return sources.invitees.filter((user) => user !== botUserId && !tried.includes(user));
}

/** Invites whom the channel lacks. One whom Slack does not take does not keep the others out. */
export async function invite(tools: SetupTools, one: OneIncident): Promise<Trouble | undefined> {
  const { standing } = one;
  const channel = ownChannel(standing);
  const users = uninvited(one, tools.botUserId);
  if (channel === undefined || users.length === 0) return undefined;
  const all = await inviteSome(tools, channel, users);
  const codes =
    all.some((one) => typeof one === 'string' && forAll.has(one)) || users.length === 1 ? all : [];
  if (all.length === 0 || codes.length > 0) return noted(one, users, all);
  const each: (Trouble | string)[] = [];
  for (const user of users) each.push(...(await inviteSome(tools, channel, [user])));
  return noted(one, users, each);
}

/** What went wrong, nothing when all are there. */
async function inviteSome(
  { call }: SetupTools,
  channel: string,
  users: readonly string[],
): Promise<readonly (Trouble | string)[]> {
  const given = { channel, users: users.join(','), force: true };
  const said = await call('conversations.invite', given, Invited);
  if (said.ok) return said.value.errors.map(({ error }) => error).filter((code) => !fine.has(code));
  if (mayPass(said.error)) return [said.error];
  return users.length === 1 && fine.has(said.error.code) ? [] : [said.error.code];
}

async function noted(
  { standing }: OneIncident,
  users: readonly string[],
  troubles: readonly (Trouble | string)[],
): Promise<Trouble | undefined> {
  const passing = troubles.find((one) => typeof one !== 'string');
  if (passing !== undefined) return passing;
  const before = standing.part('people');
  const ref = [...new Set([...(before?.ref ? before.ref.split(',') : []), ...users])].join(',');
  const code = troubles.find((one) => typeof one === 'string') ?? before?.code;
  await note(
    { standing },
    'people',
    code === undefined ? { kind: 'done', ref } : { kind: 'failed', ref, code },
  );
  return undefined;
}
