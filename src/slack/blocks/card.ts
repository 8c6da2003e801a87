import type { CardScreen } from '../../core/plan/card.ts';
import { loud } from '../../core/texts/words.ts';
import { type Message, message } from './message.ts';
import { header, row, section } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';

/** The one message on which a strategy is decided. `over`: what became of it; then there is nothing to press any more. */
export function cardMessage({
  screen,
  incident,
  plan,
  epoch,
  over,
}: {
  readonly screen: Pick<CardScreen, 'lines' | 'actions'>;
  readonly incident: string;
  readonly plan: string;
  readonly epoch?: number | undefined;
  readonly over?: string | undefined;
}): Message {
  const { shout, lines } = parted(screen.lines);
  return message(
    [...screen.lines, ...(over === undefined ? [] : [over])],
    [
      ...(shout === undefined ? [] : [header(shout)]),
      section(lines.join('\n')),
      ...(over === undefined ? [] : [section(over)]),
      ...(over === undefined ? [buttons(screen, plan, { incident, epoch })] : []),
    ],
  );
}

/** A drill says so in a line of its own. */
function parted(lines: readonly string[]) {
  const [first] = lines;
  return first === loud('drill') || first === loud('tabletop')
    ? { shout: first, lines: lines.slice(1) }
    : { shout: undefined, lines };
}

type Where = { readonly incident: string; readonly epoch: number | undefined };

const buttons = ({ actions }: Pick<CardScreen, 'actions'>, plan: string, where: Where) =>
  row(
    actions.map(({ label, command }, index) => {
      // The button opens a fresh form: the digest of the card that it confirms is made then.
      const line = bareLine(command).replace(/ --card \S+/u, '');
      const style = index === 0 ? 'danger' : undefined;
      return button({ id: `card-${index}`, label, style }, pressAt(line, where));
    }),
    `card-${plan}`,
  );
