import { searchIn } from '../../core/retention/search-name.ts';
import { count } from '../../core/texts/words.ts';
import type { Arguments } from '../arguments.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import { typedLine } from '../typed.ts';
import type { Erased, Keeper, ToErase } from './keeper.ts';
import { replay } from './replay.ts';

const usage = `Usage: sternway registry erase text <event> <name> --basis <why> [--yes]
       sternway registry erase person <name> --basis <why> [--yes]
       sternway registry erase --replay
The event is written incident/INC-3#4, why a search was made search/3f2a91c04be1 because. Nothing was erased.
`;

/**
 * Takes a text or a person out of the registry for good. Says first what would go and who has a copy; goes on with `--yes`,
 * or when the person in front of it types what is meant.
 */
export async function erase(shell: Shell, keeper: Keeper, given: Arguments): Promise<Exit> {
  if (given.options.replay && given.words.length === 1) return replay(shell, keeper);
  const what = meant(given);
  if (what === undefined) {
    shell.err(usage);
    return exits.usage;
  }
  const seen = await keeper.foresee(what);
  if (seen === undefined) return none(shell);
  if (!given.options.json)
    await shell.out(`${[...goes(what, seen), ...stays(seen), ...copies(seen)].join('\n')}\n`);
  if (!(await isMeant(shell, what, given))) return unconfirmed(shell, seen, given);
  const erased = await keeper.erase(what);
  if (erased === undefined) return none(shell);
  await shell.out(
    given.options.json
      ? jsonOf(true, erased)
      : `${[...remains(what), ...stays(erased)].join('\n')}\n`,
  );
  return exits.accepted;
}

function none(shell: Shell): Exit {
  shell.err('There is nothing of that kind, or it was erased before. Nothing was erased.\n');
  return exits.refused;
}

const jsonOf = (isErased: boolean, seen: Erased): string =>
  `${JSON.stringify({ erased: isErased, ...seen })}\n`;

/** Typed by somebody who sees what it is; a script says `--yes`. */
async function isMeant(shell: Shell, what: ToErase, { options }: Arguments): Promise<boolean> {
  if (options.yes) return true;
  if (options.json || shell.screen() === undefined) return false;
  const word = what.kind === 'text' ? what.event : what.name;
  const said = await shell.ask(`It does not come back. Type ${word} to erase it: `);
  return said?.trim().toLowerCase() === word.toLowerCase();
}

async function unconfirmed(
  shell: Shell,
  seen: Erased,
  { words, options }: Arguments,
): Promise<Exit> {
  const line = typedLine(['registry', ...words], { ...options, yes: true });
  await shell.out(
    options.json ? jsonOf(false, seen) : `Nothing was erased. To erase it: ${line}\n`,
  );
  return exits.unconfirmed;
}

/** What goes, from where. */
function goes(what: ToErase, { goes: all }: Erased): readonly string[] {
  const own =
    what.kind === 'text'
      ? `what was written as ${what.name} in ${what.event} (${count(all.characters, 'character')}) with its salt, and ${count(all.words, 'word')} by which it is found.`
      : `the name ${what.name}, ${count(all.accounts, 'account')}, ${count(all.sessions, 'link or session', 'links and sessions')} of the dashboard, ${count(all.searches, 'reason')} for which somebody looked for them, and the account in ${count(all.notes, 'note')} of what stands in Slack.`;
  return [
    `Goes: ${own}`,
    ...(all.answers === 0
      ? []
      : [
          `Forgotten with it: ${count(all.answers, 'kept answer')} to orders, as each may repeat what was said.`,
        ]),
  ];
}

const ways = { bundle: 'a bundle', export: 'JSON lines' } as const;

/** Who has it elsewhere. */
const copies = ({ takenOut }: Erased): readonly string[] =>
  takenOut.map(
    ({ what, incident, to, at }) =>
      `${to} took ${incident ?? 'all incidents'} out as ${ways[what]} at ${at}, with all that was written in it. Ask them.`,
  );

/** Where the same words stand for ever. */
const stays = ({ staysIn }: Erased): readonly string[] =>
  staysIn.map(
    (event) =>
      `Stays: the same words in the codes of ${event}, which cannot be erased. A tabletop holds those of its scenario.`,
  );

/** What is left of it, here and elsewhere. */
const remains = ({ kind }: ToErase): readonly string[] => [
  kind === 'text'
    ? 'Erased, and on record as erased. What stays: that it was there, its digest, ids, codes and times.'
    : 'Erased, and on record as erased. What stays: their id, and what they wrote, without a name. Texts that name them are erased one by one.',
  'Backups still hold it: keep erasures.jsonl apart from them, and it goes again when a backup is put back.',
  'Slack, and whatever was sent elsewhere, is not reached from here: see docs/erase-and-retain.md.',
];

function meant({ words: [, kind, ...rest], options: { basis } }: Arguments): ToErase | undefined {
  const [first, second, ...more] = rest;
  if (basis === undefined || first === undefined || more.length > 0) return undefined;
  if (kind === 'person') return second === undefined ? { kind, name: first, basis } : undefined;
  const isEvent = searchIn(first) !== undefined || /^[^#\s]+#[1-9]\d*$/u.test(first);
  return kind === 'text' && isEvent && second !== undefined
    ? { kind, event: first, name: second, basis }
    : undefined;
}
