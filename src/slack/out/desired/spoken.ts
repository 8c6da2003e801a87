import { entryName } from '../../../core/notes/notes.ts';
import { incident as onIncident } from '../../../core/texts/voice.ts';
import { entryAt } from '../../../lib/layers.ts';
import type { Message } from '../../blocks/message.ts';
import { row } from '../../blocks/parts.ts';
import { bareLine, button, pressAt } from '../../blocks/press.ts';
import type { Sources } from './sources.ts';

/** More buttons than this under one message are pressed by mistake; the others are typed. */
const mostButtons = 3;

/**
 * The lines of a thread with a button for each note that tells what somebody else may have decided aloud: the
 * authority confirms it there. Who presses, and whether it is in time, is judged then.
 */
export function withDecisions(
  { incident, voice }: Pick<Sources, 'incident' | 'voice'>,
  message: Message,
  told: readonly { readonly version: number }[],
): Message {
  const notes = told.flatMap(({ version }) => {
    const note = entryAt(incident.notes, entryName(version));
    return note?.status === 'stands' && note.author !== incident.authority ? [note] : [];
  });
  const buttons = row(
    notes.slice(0, mostButtons).map(({ entry }) => {
      const line = bareLine(onIncident(voice, `my-decision ${entry}`));
      return button(
        { id: `spoken-${entry}`, label: `My decision ${entry}` },
        pressAt(line, { incident: incident.id }),
      );
    }),
    'spoken',
  );
  return buttons === undefined ? message : { ...message, blocks: [...message.blocks, buttons] };
}
