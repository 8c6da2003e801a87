import { incident, type Voice } from './voice.ts';
import { quoted, sentences } from './words.ts';

/** One line of help, each command as it is typed here. */
export type HelpRow = {
  /** What is typed after the name of the command; empty where nothing is. */
  readonly word: string;
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
};

type HelpGroup = {
  readonly family: string;
  /** What the installation calls the command, without its slash. */
  readonly command: string;
  readonly rows: readonly HelpRow[];
};

/** What may be typed by this person here, grouped by family. */
export type HelpRows = {
  /** Nothing was asked about: the list is short enough for a phone, and each word has its own help. */
  readonly isBrief: boolean;
  /** The few words that are enough to begin. */
  readonly begin: readonly HelpRow[];
  readonly groups: readonly HelpGroup[];
  /** What was asked about and is not for this person here, and whose it is. */
  readonly withheld: readonly { readonly usage: string; readonly who: string }[];
  readonly unknown?: { readonly said: string; readonly nearest?: string };
};

const row = ({ usage, summary, example }: HelpRow): readonly string[] => [
  `  \`${usage}\``,
  `      ${summary}. Example: \`${example}\``,
];

/**
 * Help: the words to begin with and how they are used, then the other words that this person may order here, and where
 * each is explained; asked about one, how it is used.
 */
export function helpText(help: HelpRows, voice: Voice): string {
  const { isBrief, begin, groups, withheld, unknown } = help;
  const blocks = [
    ...(unknown ? [notFound(unknown, voice)] : []),
    ...(begin.length > 0 ? [['Enough to begin:', ...begin.flatMap(row)].join('\n')] : []),
    ...(isBrief ? inWords(help, voice) : groups.map(inFull)),
    ...(withheld.length > 0
      ? [
          [
            'Not for you here:',
            ...withheld.map(({ usage, who }) => `  \`${usage}\` is for ${who}.`),
            `${incident(voice, 'who')} says who that is.`,
          ].join('\n'),
        ]
      : []),
  ];
  return blocks.length > 0
    ? blocks.join('\n\n')
    : `Nothing can be ordered here by you. ${incident(voice, 'status')} says where things stand.`;
}

const inFull = ({ family, rows }: HelpGroup): string =>
  [`${family}:`, ...rows.flatMap(row)].join('\n');

/** All the words that were not explained yet, a line a command. */
function inWords({ begin, groups }: HelpRows, voice: Voice): readonly string[] {
  const told = new Set(begin.map(({ usage }) => usage));
  const lines = groups.flatMap(({ command, rows }) => {
    const words = rows.filter(({ usage }) => !told.has(usage)).map(({ word }) => word);
    return words.length === 0 ? [] : [`\`/${command}\`: ${words.join(', ')}`];
  });
  const explained = `How each is used: ${incident(voice, 'help <word>')}.`;
  return lines.length === 0 ? [] : [['Also for you here:', ...lines, explained].join('\n')];
}

const notFound = ({ said, nearest }: NonNullable<HelpRows['unknown']>, voice: Voice): string =>
  sentences(
    `Nothing is called ${quoted(said)}`,
    nearest === undefined ? undefined : `The nearest is ${nearest}`,
    `Everything: ${incident(voice, 'help')}`,
  );
