import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../app/ship.ts';
import type { ChannelSeen } from '../core/doctor/slack.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { apiOptions, openClients, quietLogger } from './clients.ts';
import { asked, type Call } from './out/send/call.ts';
import { findChannel } from './out/send/pages.ts';
import type { SlackSettings } from './settings.ts';
import type { Trouble } from './trouble.ts';

/** Who the bot is, and what it may do. `scopes`: undefined where Slack does not say. */
export type Known = {
  readonly team: string;
  readonly teamId: string;
  readonly enterpriseId: string | undefined;
  readonly scopes: readonly string[] | undefined;
};

const Test = z.object({
  team: z.string(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

const appMs = 8_000;

/** Looks around in Slack once, and writes nothing there. */
export type SlackExaminer = {
  readonly bot: () => Promise<Result<Known, Trouble>>;
  /** Whether Slack takes the token for sockets; undefined where there is none. */
  readonly app: () => Promise<Result<true, Trouble> | undefined>;
  /** By id, or by name without `#`. */
  readonly channel: (said: string) => Promise<Result<ChannelSeen, Trouble>>;
};

export function slackExaminer(settings: SlackSettings, log: Log): SlackExaminer {
  const { outgoing } = openClients(settings, log);
  const call: Call = (method, given, answer) => asked(outgoing, { method, given, answer });
  return {
    bot: async () => {
      const said = await call('auth.test', {}, Test);
      if (!said.ok) return said;
      const { team, team_id: teamId, enterprise_id: enterprise, response_metadata } = said.value;
      const enterpriseId = enterprise ?? undefined;
      return ok({ team, teamId, enterpriseId, scopes: response_metadata?.scopes });
    },
    app: async () => {
      if (settings.mode.kind !== 'socket') return undefined;
      const client = new WebClient(settings.mode.appToken, {
        ...apiOptions(settings.apiUrl),
        logger: quietLogger(log),
        timeout: appMs,
      });
      // An address to connect to, which is not used: it ends by itself.
      const said = await asked(client, {
        method: 'apps.connections.open',
        given: {},
        answer: z.object({ url: z.string() }),
      });
      return said.ok ? ok(true) : said;
    },
    channel: (said) => channelSeen(call, said),
  };
}

const Info = z.object({
  channel: z.object({
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
  }),
});

async function channelSeen(call: Call, said: string): Promise<Result<ChannelSeen, Trouble>> {
  const id = /^[CG][A-Z0-9]{5,}$/u.test(said) ? ok(said) : await idOf(call, said);
  if (!id.ok) return id;
  if (id.value === undefined) return ok({ status: 'missing' });
  const info = await call('conversations.info', { channel: id.value }, Info);
  if (info.ok) {
    const { is_member: isMember, is_archived: isArchived } = info.value.channel;
    return ok({ status: 'found', isMember, isArchived });
  }
  return info.error.code === 'channel_not_found' ? ok({ status: 'missing' }) : err(info.error);
}

async function idOf(call: Call, name: string): Promise<Result<string | undefined, Trouble>> {
  const found = await findChannel(call, (channel) => channel.name === name);
  return found.ok ? ok(found.value?.id) : found;
}
