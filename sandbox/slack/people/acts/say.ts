import { sendCommand } from '../../delivery/interactions/command.ts';
import { no, type Outcome } from '../../delivery/interactions/outcome.ts';
import { markUp } from '../../delivery/payloads/escape.ts';
import type { Channel } from '../../state/channel.ts';
import { findMessage } from '../../state/find.ts';
import { postMessage } from '../../state/post.ts';
import { act } from '../act.ts';
import { type Desk, writable } from '../desk.ts';
import { type ActAnswer, type ActBody, actBodies } from '../shapes.ts';

type Body = ActBody<'say'>;

/** Types something and sends it. What begins with `/` is a command, and is posted nowhere. */
export const say = act('say', actBodies.say, (desk, user, body) => {
  const channel = writable(desk.workspace, user, body.channel);
  if (!channel.ok) return channel;
  return body.text.startsWith('/')
    ? command(desk, user, { channel: channel.value, body })
    : post(desk, user, body);
});

async function command(
  { workspace, delivery }: Desk,
  user: string,
  { channel, body }: { readonly channel: Channel; readonly body: Body },
): Promise<Outcome> {
  const [word = ''] = body.text.split(/\s/u, 1);
  if (body.thread !== undefined)
    return no('not_in_thread', `${word} is not supported in threads. Sorry!`);
  const known = workspace.app.manifest.features.slash_commands.find(
    (each) => each.command === word,
  );
  if (!known)
    return no(
      'unknown_command',
      `${word} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
    );
  const text = body.text.slice(word.length).trim();
  return sendCommand(delivery, { user, channel, command: known, text });
}

function post({ workspace, reads }: Desk, user: string, body: Body): ActAnswer {
  const { channel, thread } = body;
  if (thread !== undefined && !findMessage(workspace, channel, thread).ok)
    return no('thread_not_found', 'The message that was to be answered is not there any more.');
  const text = markUp(workspace, body.text, false);
  const posted = postMessage(workspace, { channel, user, text, threadTs: thread });
  if (!posted.ok) return no(posted.error, 'This could not be posted.');
  reads.read(user, channel);
  return { ok: true, channel, ts: posted.value.ts };
}
