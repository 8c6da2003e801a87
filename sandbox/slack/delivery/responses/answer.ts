import { z } from 'zod';
import { JsonObject } from '../../../../src/lib/json.ts';
import { err, ok, type Result } from '../../../../src/lib/result.ts';
import { checkMessage } from '../../../../src/slack/limits/check.ts';
import type { Ephemeral, Message } from '../../state/message.ts';
import { changeMessage, deleteMessage, postMessage } from '../../state/post.ts';
import {
  changeEphemeral,
  findEphemeral,
  postEphemeral,
  removeEphemeral,
} from '../../state/whisper.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { Origin } from './desk.ts';

/** What an app says through a `response_url`, or in the acknowledgement of a command. */
const answerBody = z.looseObject({
  text: z.string().optional(),
  blocks: z.array(JsonObject).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});
type AnswerBody = z.infer<typeof answerBody>;

/** Shows an app's answer where it belongs. Refusals are Slack's codes. */
export function showAnswer(
  workspace: Workspace,
  origin: Origin,
  raw: unknown,
): Result<'ok', string> {
  const parsed = answerBody.safeParse(raw);
  if (!parsed.success) return err('invalid_payload');
  const said = parsed.data;
  if (said.delete_original) return remove(workspace, originalOf(workspace, origin));
  const wrong = checkMessage({ text: said.text, blocks: said.blocks }, 'post')[0];
  if (wrong) return err(wrong.code);
  if (said.replace_original) return replace(workspace, originalOf(workspace, origin), said);
  return post(workspace, origin, said);
}

type Original = { readonly message: Message } | { readonly ephemeral: Ephemeral } | undefined;

function originalOf(workspace: Workspace, { message, channel, user }: Origin): Original {
  if (!message) return undefined;
  if (message.ephemeral) {
    const ephemeral = findEphemeral(workspace, { channel, to: user, ts: message.ts });
    return ephemeral && { ephemeral };
  }
  const found = workspace.messages.get(channel)?.get(message.ts);
  return found && found.subtype !== 'tombstone' ? { message: found } : undefined;
}

const gone = err('message_not_found');

function remove(workspace: Workspace, original: Original): Result<'ok', string> {
  if (!original) return gone;
  if ('message' in original) deleteMessage(workspace, original.message);
  else removeEphemeral(workspace, original.ephemeral);
  return ok('ok');
}

function replace(workspace: Workspace, original: Original, said: AnswerBody): Result<'ok', string> {
  if (!original) return gone;
  // What is not said is not kept: the answer takes the whole place.
  const content = { text: said.text ?? '', blocks: said.blocks ?? [] };
  if ('message' in original)
    changeMessage(workspace, original.message, { ...content, by: workspace.app.botUser });
  else changeEphemeral(workspace, original.ephemeral, content);
  return ok('ok');
}

function post(workspace: Workspace, origin: Origin, said: AnswerBody): Result<'ok', string> {
  const { channel, user } = origin;
  const content = { channel, text: said.text ?? '', blocks: said.blocks };
  // The address belongs to a channel: which thread is meant the app has to say (slackapi/bolt-js#963).
  const threadTs = said.thread_ts;
  if (said.response_type === 'in_channel') {
    const posted = postMessage(workspace, { ...content, user: workspace.app.botUser, threadTs });
    return posted.ok ? ok('ok') : err(posted.error);
  }
  postEphemeral(workspace, { ...content, to: user, threadTs });
  return ok('ok');
}
