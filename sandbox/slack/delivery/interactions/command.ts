import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Channel } from '../../state/channel.ts';
import type { SlashCommand } from '../../state/manifest.ts';
import type { Delivery } from '../delivery.ts';
import { escapeText, markUp } from '../payloads/escape.ts';
import { channelNameOf } from '../payloads/who.ts';
import { showAnswer } from '../responses/answer.ts';
import { no, type Outcome, unheard, yes } from './outcome.ts';

type Typed = {
  readonly user: string;
  readonly channel: Channel;
  readonly command: SlashCommand;
  /** What follows the command, as typed. */
  readonly text: string;
};

/** Sends a slash command to the app once, and shows what its acknowledgement says. */
export async function sendCommand(delivery: Delivery, typed: Typed): Promise<Outcome> {
  const { command } = typed.command;
  const origin = { user: typed.user, channel: typed.channel.id };
  const delivered = await delivery.courier.ask({
    type: 'slash_commands',
    name: command,
    answerable: true,
    payload: payloadOf(delivery, typed, delivery.responses.issue(origin)),
  });
  if (!delivered.ok) return unheard(command, delivered.why);
  if (isNothing(delivered.answer)) return yes(undefined);
  const shown = showAnswer(delivery.workspace, origin, delivered.answer);
  return shown.ok
    ? yes(undefined)
    : no(shown.error, `${command} was answered with what Slack does not show (${shown.error}).`);
}

/** An acknowledgement without content: nothing at all, or an object with nothing in it. */
export const isNothing = (answer: unknown): boolean =>
  answer === undefined ||
  answer === null ||
  (typeof answer === 'object' && Object.keys(answer).length === 0);

function payloadOf(
  { workspace, triggers }: Delivery,
  { user, channel, command, text }: Typed,
  responseUrl: string,
): JsonObject {
  const { app, team, users } = workspace;
  return {
    token: app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelNameOf(channel),
    user_id: user,
    user_name: users.get(user)?.name ?? user,
    command: command.command,
    text: command.should_escape === true ? markUp(workspace, text, true) : escapeText(text),
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggers.issue(user),
  };
}
