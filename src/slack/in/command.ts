import { exactVerb } from '../../../commands/lookup.ts';
import { declare } from './declare.ts';
import type { Desk, HeardAs } from './desk.ts';
import { obey } from './obey.ts';
import { typed } from './words.ts';

/** A slash command, under whatever name the installation gave it. */
export async function command(desk: Desk, heard: HeardAs<'command'>): Promise<void> {
  const { trigger, line, reach } = heard.payload;
  const words = typed(line);
  if (asksForForm(desk, words)) return declare(desk, heard, trigger);
  const incident = reach.channel === undefined ? undefined : desk.poster.incidentIn(reach.channel);
  await obey(desk, { heard, trigger, line: words, by: 'command', incident });
}

/** `/incident declare` without another word. */
function asksForForm({ ship }: Desk, line: string): boolean {
  const { incident } = ship.configurations.current().commands;
  const [head = '', ...rest] = line.trim().split(/\s+/u);
  const [word = '', ...more] = rest;
  const isIncident = head === `/${incident}` || head === '/incident';
  return isIncident && more.length === 0 && exactVerb('incident', word)?.verb.word === 'declare';
}
