import type { Action } from '../../core/texts/next.ts';
import { buttonLabel } from './labels.ts';
import { type Message, message } from './message.ts';
import { context, markup, row, section } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';
import { mrkdwn } from './words.ts';

/** What went back outside, and the question to its team; once it is answered there is nothing to press any more. */
export type GoneBackView = {
  /** What happened; the first line says it all. */
  readonly lines: readonly string[];
  readonly actions: readonly Action[];
  readonly end: string | undefined;
};

export function goneBackMessage({ lines, actions, end }: GoneBackView): Message {
  const [first = '', ...rest] = lines;
  return message(
    [first, ...rest, ...(end === undefined ? [] : [end])],
    [
      markup(`*${mrkdwn(first, 2_000)}*`),
      section(rest.join('\n')),
      end === undefined ? buttons(actions) : context(end),
    ],
  );
}

const buttons = (actions: readonly Action[]) =>
  row(
    actions.map((action, index) =>
      button(
        { id: `gone-back-${index}`, label: buttonLabel(action), style: 'primary' },
        pressAt(bareLine(action.command), {}),
      ),
    ),
    'gone-back',
  );
