import type { Voice } from '../core/texts/voice.ts';
import type { Ship } from './ship.ts';

/** What of a ship speaks. */
export type Speaking = Pick<Ship, 'clock' | 'configurations' | 'directory' | 'moment'>;

/** How people are spoken to now: names from the directory, commands as this installation calls them. */
export const voiceOf = ({ clock, configurations, directory, moment }: Speaking): Voice => ({
  name: directory.nameOf,
  commands: configurations.current().commands,
  now: clock.now(),
  ...(moment !== undefined && { moment }),
  phone: (person) => configurations.current().people[directory.nameOf(person)]?.phone,
});
