import { isMisread, read } from '../../../commands/read.ts';
import { usualCommands } from '../../../src/core/texts/voice.ts';
import { known, nothingKnown } from '../../commands/known.ts';

/** Services and environments are always known; plans, steps and checks are the incident's own. */
const shop = { ...nothingKnown, services: known.services, environments: known.environments };

/** What a person might fill in for each `<…>`; everything else is free text. */
const filled: Readonly<Record<string, string>> = {
  '<@you>': '@first-oncall',
  '<@person>': '@first-oncall',
  '<service>': 'checkout',
  '<release>': '1',
  '<commit>': 'abcdef1',
  '<time>': '2026-11-21T02:47:00Z',
  '<day>': '2026-11-30',
  '<step>': 'deploy-1',
  '<plan>': 'RB-1',
  '<incident>': 'INC-3',
  '<playbook>': 'checkout-rollback',
  '<id>': 'R1',
  '<check>': 'purchases',
  '<role>': 'comms',
  '<scenario>': 'knight-capital-2012-08-01',
  '<decision>': 'kill-switch',
  '<option>': 'switch-off',
};

/** The commands that a text tells people to type, without usages. */
export const commandsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/`(?<command>\/[^`]+)`/gu), ({ groups }) => groups?.['command'] ?? '')
    .filter((command) => !command.includes('['))
    .map((command) => command.replace(/<[^>]+>/gu, (hole) => filled[hole] ?? 'as seen'));

/** The commands of a text that order nothing as they stand: a person who types one is turned away. */
export const unreadableIn = (text: string, names = usualCommands): readonly string[] =>
  commandsIn(text).filter((command) => isMisread(read(command, { ...shop, names })));
