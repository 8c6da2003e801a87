import { helpFor } from '../../commands/help.ts';
import { usualCommands } from '../core/texts/voice.ts';
import type { Own } from './own/own.ts';

/** How a word of the command line's own is typed. */
export const usageOf = ({ usage }: Pick<Own, 'usage'>): string =>
  `Usage: ${usage.map((one) => `sternway ${one}`).join('\n       ')}\n`;

const about = `sternway: the commands of Sternway, without Slack.

  sternway rollback checkout               the card, with the plan made
  sternway rollback go RB-17               shows the card, asks once, rolls back
  sternway rollback stop                   pauses the rollback at once
  sternway status                          where the incident stands
  sternway declare sev2 checkout "5xx"     opens an incident

The word incident, rollback, release, drill or registry may be left out. A word of several means the first of them: status, state,
show and new are those of incident. Quote text with blanks as your shell wants it.`;

const settings = `Options, wherever they stand:
  --incident INC-1   the incident that is meant; not needed while only one is open
  --json             the whole answer as JSON on standard output
  --yes              confirms the card, or a close, without asking
  --card <digest>    confirms the card that was shown with this digest
  --from <file>      the text of the command, such as a section of the report
  --out <file>       a timeline or the registry into a new file, never over one that is there
  --url <address>    the running process (STERNWAY_URL, else http://127.0.0.1:3400)
  --token <token>    who you are (STERNWAY_TOKEN, else the local token in STERNWAY_DATA)
  --as <name>        for whom the local token acts (else USER)
  --                 all that follows is text

Exit codes: 0 accepted, 1 refused, 2 not understood, 3 a card waits for its confirmation, 4 Sternway does not answer.
`;

/** All that may be typed; who may order what is the running process's to say (`sternway incident help`). */
export function helpText(owns: readonly Own[]): string {
  const verbs = helpFor(() => true, { names: usualCommands }).groups.flatMap(({ rows }) =>
    rows.map(({ usage, summary }) => [usage.slice(1), summary] as const),
  );
  const own = owns.flatMap(({ usage, summary }) =>
    usage.map((one, index) => [one, index === 0 ? summary : ''] as const),
  );
  return [
    about,
    '',
    'Commands:',
    ...rows(verbs),
    '',
    'Without Slack or beside it:',
    ...rows(own),
    '',
    settings,
  ].join('\n');
}

const width = 46;
const rows = (all: readonly (readonly [string, string])[]): readonly string[] =>
  all.map(([usage, summary]) =>
    usage.length < width
      ? `  ${usage.padEnd(width)} ${summary}`.trimEnd()
      : `  ${usage}\n  ${' '.repeat(width)} ${summary}`.trimEnd(),
  );
