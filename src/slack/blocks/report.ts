import { type Message, message } from './message.ts';
import { header, markup } from './parts.ts';
import { mrkdwn } from './words.ts';

/** A status report at the top of the channel: who said it, and its three parts. */
export function reportMessage(report: {
  /** `DRILL` where it is one. */
  readonly shout: string | undefined;
  readonly first: string;
  readonly parts: readonly (readonly [string, string])[];
}): Message {
  const { shout, first, parts } = report;
  return message(
    [
      ...(shout === undefined ? [] : [shout]),
      first,
      ...parts.map(([name, text]) => `${name}: ${text}`),
    ],
    [
      ...(shout === undefined ? [] : [header(shout)]),
      markup(`*${mrkdwn(first, 300)}*`),
      ...parts.map(([name, text]) => markup(`*${name}* ${mrkdwn(text, 2_000)}`)),
    ],
  );
}
