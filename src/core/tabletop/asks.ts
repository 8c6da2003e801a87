import type { Asker } from '../asks.ts';
import { drill } from '../texts/voice.ts';
import { clock, oneLine } from '../texts/words.ts';
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
        `DRILL TABLETOP: ${oneLine(point.ask, mostAsked)}`,
        ...point.options
          .slice(mostButtons)
          .map(({ id, text }) => `Or: ${oneLine(text)}, with ${typed(id)}.`),
        `Without a decision by ${clock(until, voice)} the story goes on.`,
      ],
      actions: point.options
        .slice(0, mostButtons)
        .map(({ id, text }) => ({ label: text, command: typed(id) })),
    },
  ];
};
