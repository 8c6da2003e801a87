import { cut } from '../limits/cut.ts';
import { type Message, message } from './message.ts';
import { section } from './parts.ts';
import { clean, plain } from './words.ts';

const mostLines = 15;
const lineLength = 160;

/** The last lines that a running step has put out, as it put them out. `over`: it has ended. */
export function tailMessage({
  name,
  lines,
  over,
}: {
  readonly name: string;
  readonly lines: readonly string[];
  readonly over: boolean;
}): Message {
  const shown = lines
    .slice(-mostLines)
    .map((line) => cut(clean(line).replaceAll('\n', ' '), lineLength));
  const left = lines.length - shown.length;
  const heading = `${over ? 'Output of' : 'Running:'} ${name}${left > 0 ? `, the last ${shown.length} lines` : ''}`;
  return message(
    [heading, ...shown],
    [
      section(heading),
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_preformatted',
            elements: [{ type: 'text', text: output(shown) }],
          },
        ],
      },
    ],
  );
}

const output = (lines: readonly string[]): string =>
  lines.every((line) => line.trim() === '') ? '(nothing yet)' : plain(lines.join('\n'), 3_000);
