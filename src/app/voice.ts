import type { Voice } from '../core/texts/voice.ts';
import type { Ship } from './ship.ts';

/** How people are spoken to now: names from the directory, commands as this installation calls them. */
export const voiceOf = ({
  clock,
  configurations,
  directory,
}: Pick<Ship, 'clock' | 'configurations' | 'directory'>): Voice => ({
  name: directory.nameOf,
  commands: configurations.current().commands,
  now: clock.now(),
  phone: (person) => configurations.current().people[directory.nameOf(person)]?.phone,
});
