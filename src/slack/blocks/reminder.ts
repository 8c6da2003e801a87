import type { Action } from '../../core/texts/next.ts';
import { buttonLabel } from './labels.ts';
import { type Message, message } from './message.ts';
import { context, header, markup, row, section } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';
import { mentions, mrkdwn } from './words.ts';

/** What drills shout wherever they are spoken of. */
const shout = 'DRILL';

/** A reminder of a drill as it stands in a channel or in somebody's own messages. */
export type ReminderView = {
  /** What is due; the first line says it all. */
  readonly lines: readonly string[];
  /** What stands behind a mention in place of the first line, which begins with the name. */
  readonly called?: string;
  readonly actions: readonly Action[];
  /** Slack ids of whoever is called. */
  readonly mention: readonly string[];
  /** What became of it; once it is over there is nothing to press any more. */
  readonly end: string | undefined;
};

/** What is to be rehearsed today, by whom, and the answers as buttons. */
export function reminderMessage({ lines, called, actions, mention, end }: ReminderView): Message {
  const [first = '', ...rest] = lines;
  const calls = mentions(mention);
  const isOver = end !== undefined;
  return message(
    [`${shout}: ${first}`, ...rest, ...(isOver ? [end] : [])],
    [
      header(shout),
      markup(
        isOver || calls === ''
          ? `*${mrkdwn(first, 2_000)}*`
          : `${calls} *${mrkdwn(called ?? first, 2_000)}*`,
      ),
      rest.length === 0 ? undefined : section(rest.join('\n')),
      isOver ? context(end) : buttons(actions),
    ],
    isOver ? '' : calls,
  );
}

const buttons = (actions: readonly Action[]) =>
  row(
    actions.map((action, index) =>
      button(
        {
          id: `drill-${index}`,
          label: buttonLabel(action),
          ...(index === 0 && { style: 'primary' as const }),
        },
        pressAt(bareLine(action.command), {}),
      ),
    ),
    'drill',
  );
