import { incident, type Voice } from './voice.ts';
import { list, quoted, sentences } from './words.ts';

/** One line of help, each command as it is typed here. */
export type HelpRow = {
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
};

/** What may be typed by this person here, grouped by family. */
export type HelpRows = {
  /** The few words that are enough to begin. */
  readonly begin: readonly HelpRow[];
  readonly groups: readonly { readonly family: string; readonly rows: readonly HelpRow[] }[];
  /** Usages of what was asked about and is not for this person here. */
  readonly withheld: readonly string[];
  readonly unknown?: { readonly said: string; readonly nearest?: string };
};

const row = ({ usage, summary, example }: HelpRow): readonly string[] => [
  `  \`${usage}\``,
  `      ${summary}. Example: \`${example}\``,
];

/** Help: the words to begin with, then everything else that this person may order here. */
export function helpText({ begin, groups, withheld, unknown }: HelpRows, voice: Voice): string {
  const blocks = [
    ...(unknown ? [notFound(unknown, voice)] : []),
    ...(begin.length > 0 ? [['Enough to begin:', ...begin.flatMap(row)].join('\n')] : []),
    ...groups.map(({ family, rows }) => [`${family}:`, ...rows.flatMap(row)].join('\n')),
    ...(withheld.length > 0
      ? [
          `Not for you here: ${list(withheld.map((usage) => `\`${usage}\``))}. ${incident(voice, 'who')} says who may.`,
        ]
      : []),
  ];
  return blocks.length > 0
    ? blocks.join('\n\n')
    : `Nothing can be ordered here by you. ${incident(voice, 'status')} says where things stand.`;
}

const notFound = ({ said, nearest }: NonNullable<HelpRows['unknown']>, voice: Voice): string =>
  sentences(
    `Nothing is called ${quoted(said)}`,
    nearest === undefined ? undefined : `The nearest is ${nearest}`,
    `Everything: ${incident(voice, 'help')}`,
  );
