import type { Asker } from '../asks.ts';
import { storyMoment } from '../texts/tabletop.ts';
import { drill } from '../texts/voice.ts';
import { clock, loud, oneLine, sentence } from '../texts/words.ts';
import { openPoint } from './state.ts';

/** So many buttons an ask has; what is left is typed. */
const mostButtons = 3;
const mostAsked = 600;

/** The decision that the story waits for. It pages nobody. */
export const tabletopAsks: Asker = ({ incident, voice }) => {
  const { tabletop, authority } = incident;
  const point = tabletop && openPoint(tabletop);
  if (point === undefined || tabletop?.scene.status !== 'asked') return [];
  const { since, until } = tabletop.scene;
  const typed = (option: string): string => drill(voice, `choose ${point.point} ${option}`);
  return [
    {
      key: `tabletop/${point.point}`,
      of: [authority],
      where: 'channel',
      urgent: false,
      since,
      until,
      lines: [
        `${loud('tabletop')}, ${storyMoment(point.at)}: ${oneLine(point.ask, mostAsked)}`,
        ...point.options.map(({ id, text }, index) =>
          index < mostButtons
            ? `${index + 1}. ${sentence(oneLine(text))}`
            : `${index + 1}. ${sentence(oneLine(text))} Typed: ${typed(id)}.`,
        ),
        `Without a decision by ${clock(until, voice)} the story goes on.`,
      ],
      // What an answer says is too long for a button: it stands above, under the same number.
      open: typed('<option>'),
      actions: point.options
        .slice(0, mostButtons)
        .map(({ id }, index) => ({ label: `Choose ${index + 1}`, command: typed(id) })),
    },
  ];
};
