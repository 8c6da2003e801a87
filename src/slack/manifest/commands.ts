import { toBeginWith, verbs } from '../../../commands/list.ts';
import { type Family, families, type Names, type Verb } from '../../../commands/verb.ts';

/** What Slack shows beside the name of a command, before the words that may follow it. */
const about: Readonly<Record<Family, string>> = {
  incident: 'Command an incident',
  rollback: 'Take a service back, safely',
  release: 'Say and see what is deployed',
  drill: 'Rehearse the way back',
  registry: 'Look back at incidents and rollbacks',
};

type SlashCommand = {
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
  readonly should_escape: true;
};

/** One slash command for each family of verbs, under its configured name. What it says is made from the verbs. */
export const slashCommands = (names: Names): readonly SlashCommand[] =>
  families.map((family) => {
    const own = verbs.filter((verb) => verb.family === family);
    const words = own.map(({ word }) => word).filter((word) => word !== '');
    return {
      command: `/${names[family]}`,
      description: `${about[family]}: ${words.join(', ')}`,
      usage_hint: hint(own),
      // Mentions arrive as ids, whatever people are called.
      should_escape: true,
    };
  });

/** Those to begin with in full, then the other words; Slack cuts what does not fit the line, so the order counts. */
function hint(own: readonly Verb[]): string {
  const first = toBeginWith.filter((verb) => own.includes(verb));
  const rest = own.filter((verb) => !first.includes(verb));
  const words = [...first.map(({ usage }) => usage), ...rest.map(({ word }) => word), 'help'];
  return Array.from(new Set(words)).join(' | ');
}
