import type { Action } from '../../core/texts/next.ts';
import { buttonLabel } from './labels.ts';
import { textBlocks } from './lines.ts';
import { type Message, message } from './message.ts';
import { context, markup, row } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';
import { channelLink, mentions, mrkdwn } from './words.ts';

/** Something that is asked of people, as it stands in a channel or in somebody's own messages. */
export type AskView = {
  readonly incident: string;
  readonly epoch?: number | undefined;
  /** What is asked; the first line says it all. */
  readonly lines: readonly string[];
  /** Of whom and until when, in words. */
  readonly asked: string;
  readonly actions: readonly Action[];
  /** None of the answers is put forward. */
  readonly open?: string | undefined;
  /** Slack ids of whoever is called; nobody where they were called just now. */
  readonly mention: readonly string[];
  /** Where it is asked too, for whoever reads it elsewhere: what it is about, and the channel where there is one. */
  readonly elsewhere?: { readonly about: string; readonly channel: string | undefined } | undefined;
  /** What became of it; then there is nothing to press any more. */
  readonly over?: string | undefined;
};

const mostButtons = 3;

/** What is asked, of whom, and its answers as buttons; when it is over, what became of it. */
export function askMessage(view: AskView): Message {
  const { lines, over, elsewhere } = view;
  const about = elsewhere === undefined ? [] : [elsewhere.about];
  const heading = about.map((one) => markup(linked(one, elsewhere?.channel)));
  const [first = '', ...rest] = lines;
  if (over !== undefined) {
    return message(
      [...about, first, over],
      [...heading, markup(mrkdwn(first, 2_000)), context(over)],
    );
  }
  const names = mentions(view.mention);
  const state = `${view.asked}.`;
  return message(
    [...about, first, ...rest, state],
    [
      ...heading,
      markup(`${names === '' ? '' : `${names} `}*${mrkdwn(first, 2_000)}*`),
      ...textBlocks(rest.join('\n'), 6_000),
      buttons(view),
      context(state),
    ],
    names,
  );
}

function linked(text: string, channel: string | undefined): string {
  const link = channelLink(channel);
  return `${mrkdwn(text, 500)}${link === '' ? '' : ` ${link}`}`;
}

function buttons({ actions, incident, epoch, open }: AskView) {
  return row(
    actions.slice(0, mostButtons).map((action, index) =>
      button(
        {
          id: `ask-${index}`,
          label: buttonLabel(action),
          ...(index === 0 && open === undefined && primary),
        },
        pressAt(bareLine(action.command), { incident, epoch }),
      ),
    ),
    'ask',
  );
}

const primary = { style: 'primary' } as const;
