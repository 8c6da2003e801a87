import { z } from 'zod';
import { answerIn, bodyIn, tell } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type Exit, exits } from '../exits.ts';
import { follow as followed } from '../follow/follow.ts';
import type { Shell } from '../shell.ts';
import { typedLine } from '../typed.ts';
import type { Own } from './own.ts';

/** The run as it happens, until the incident is closed or the person has seen enough. */
export const follow: Own = {
  word: 'follow',
  usage: ['follow [<incident>] [--once]'],
  summary: 'Watch an incident live; --once shows its status and ends',
  run: async (shell, client, given) => {
    const incident = given.words[0] ?? given.options.incident;
    if (given.words.length > 1) {
      shell.err('Usage: sternway follow [<incident>] [--once]\n');
      return exits.usage;
    }
    return incident === undefined
      ? followOnly(shell, client, given)
      : followed(shell, client, { incident, options: given.options });
  },
};

const List = z.object({ incidents: z.array(z.object({ id: z.string() })) });

/** Nobody said which: the only one that is open, or a choice of them. */
async function followOnly(shell: Shell, client: Client, { options }: Arguments): Promise<Exit> {
  const response = await client.send('/api/v1/incidents?open=true');
  if (response.status !== 200) {
    const exit = await tell(shell, await answerIn(response, client), options);
    shell.err(`${client.access.hint}\n`);
    return exit;
  }
  const { incidents } = await bodyIn(response, client.access.url, List);
  const [only, ...more] = incidents.map(({ id }) => id);
  if (only !== undefined && more.length === 0) {
    return followed(shell, client, { incident: only, options });
  }
  shell.err(
    only === undefined
      ? 'No incident is open.\n'
      : `Several incidents are open: ${[only, ...more].join(', ')}. Say which: ${typedLine(['follow', only], options)}\n`,
  );
  return exits.usage;
}
