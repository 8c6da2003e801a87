import type { StatusScreen } from '../../core/texts/status-screen.ts';
import { loud } from '../../core/texts/words.ts';
import { type Message, message } from './message.ts';
import { context, header, listed, markup, section } from './parts.ts';
import { headline } from './status.ts';
import { channelLink, mentions, mrkdwn } from './words.ts';

/**
 * Told at the top of the channel when the rung changes: what that means, and who has to act. What is waited for is told
 * to whoever must act alone: for everybody else it would be old before it is read, and the status message has it.
 */
export function rungMessage({
  screen,
  mention,
}: {
  readonly screen: StatusScreen;
  /** Slack ids of whoever must act; nobody else is mentioned. */
  readonly mention: readonly string[];
}): Message {
  const names = mentions(mention);
  const front = names === '' ? '' : `${names} `;
  const waiting = mention.length > 0 ? screen.waiting : [];
  const now = `${screen.incident} is ${screen.standing}.`;
  return message(
    [...shouted(screen), now, ...waiting],
    [
      ...shouted(screen).map(header),
      markup(`${front}*${mrkdwn(now, 1_000)}*`),
      ...(screen.fall === undefined ? [] : [section(screen.fall)]),
      listed('Waiting', waiting, 2_500),
    ],
    names,
  );
}

const shouted = ({ mode }: StatusScreen): readonly string[] =>
  mode === 'live' ? [] : [loud(mode)];

/** The one line of an incident in the announcement channel. It is edited, never repeated. */
export function announceMessage({
  screen,
  channel,
  report,
}: {
  readonly screen: StatusScreen;
  readonly channel?: string | undefined;
  /** What the last report for executives says. */
  readonly report?: string | undefined;
}): Message {
  const first = `${headline(screen)} (${screen.severity})`;
  const second = `${screen.targets} is ${screen.standing}. ${screen.decides}`;
  const link = channelLink(channel);
  return message(
    [first, second, ...(report === undefined ? [] : [report])],
    [
      markup(`*${mrkdwn(first, 1_000)}*\n${mrkdwn(second, 1_500)}${link === '' ? '' : ` ${link}`}`),
      ...(report === undefined ? [] : [section(report, 1_500)]),
      context(`updated ${screen.updated}`),
    ],
  );
}
