import { z } from 'zod';
import type { Result } from '../../../../src/lib/result.ts';
import { ok } from '../../../../src/lib/result.ts';
import type { Channel } from '../../state/channel.ts';
import {
  archiveChannel,
  describeChannel,
  renameChannel,
  unarchiveChannel,
} from '../../state/channels.ts';
import { channelJson } from '../../state/wire/channel.ts';
import { anyKind, joinedChannel, manageScopes, namedChannel, topicScopes } from '../access.ts';
import { text } from '../args.ts';
import { type Call, method } from '../method.ts';
import { type Answer, refuse } from '../refusal.ts';

/** Methods that change what a channel is called and says of itself, and that close and open it. */
export const channelKeepingMethods = [
  method({
    name: 'conversations.setTopic',
    tier: 't2',
    scopes: anyKind(topicScopes),
    args: z.object({ channel: text, topic: text }),
    run: (call, { channel, topic }) => describe(call, channel, { what: 'topic', value: topic }),
  }),
  method({
    name: 'conversations.setPurpose',
    tier: 't2',
    scopes: anyKind(topicScopes),
    args: z.object({ channel: text, purpose: text }),
    run: (call, { channel, purpose }) =>
      describe(call, channel, { what: 'purpose', value: purpose }),
  }),
  method({
    name: 'conversations.rename',
    tier: 't2',
    scopes: anyKind(manageScopes),
    args: z.object({ channel: text, name: text }),
    run: (call, { channel: id, name }) => {
      const channel = namedChannel(call, id, manageScopes);
      if (!channel.ok) return channel;
      const by = call.workspace.app.botUser;
      if (channel.value.creator !== by) return refuse('not_authorized');
      return answer(call, renameChannel(call.workspace, channel.value, { name, by }));
    },
  }),
  method({
    name: 'conversations.archive',
    tier: 't2',
    scopes: anyKind(manageScopes),
    args: z.object({ channel: text }),
    run: (call, { channel: id }) => {
      const channel = namedChannel(call, id, manageScopes);
      if (!channel.ok) return channel;
      const { workspace } = call;
      const archived = archiveChannel(workspace, channel.value, workspace.app.botUser);
      return archived.ok ? ok({}) : refuse(archived.error);
    },
  }),
  method({
    name: 'conversations.unarchive',
    tier: 't2',
    scopes: anyKind(manageScopes),
    args: z.object({ channel: text }),
    run: (call, { channel: id }) => {
      // A bot is put out of a channel that is archived, and must be in it: bots never get past this.
      const channel = joinedChannel(call, id, manageScopes);
      if (!channel.ok) return channel;
      const { workspace } = call;
      const open = unarchiveChannel(workspace, channel.value, workspace.app.botUser);
      return open.ok ? ok({}) : refuse(open.error);
    },
  }),
];

const describe = (
  call: Call,
  id: string,
  { what, value }: { what: 'topic' | 'purpose'; value: string },
): Answer => {
  const channel = joined(call, id);
  if (!channel.ok) return channel;
  const by = call.workspace.app.botUser;
  return answer(call, describeChannel(call.workspace, channel.value, { what, value, by }));
};

const joined = (call: Call, id: string) => namedChannel(call, id, topicScopes);

const answer = ({ workspace }: Call, done: Result<Channel, string>): Answer =>
  done.ok ? ok({ channel: channelJson(workspace, done.value) }) : refuse(done.error);
