import type { OutsideRow, OutsideStory } from '../gone-back/row.ts';
import { type OutsideId, PersonId } from '../ids.ts';
import type { ListedOutside } from '../registry/page.ts';
import type { Action } from './next.ts';
import { titleOf } from './registry.ts';
import { registry, type Voice } from './voice.ts';
import { capital, clock, oneLine, people, person, sentence } from './words.ts';

/** What went back outside, as a list shows it: two or three short lines. */
export const outsideText = ({ row, title }: ListedOutside, voice: Voice): string =>
  lined([
    `${row.id}, outside: ${row.target}, ${titleOf(title)}`,
    wentText(row, voice),
    row.explained === undefined ? askText(row, voice) : explainedText(row.explained, voice),
  ]);

/** The same on a page of its own, with what the team said of it. */
export function outsideEntryText({ row, title, said }: OutsideStory, voice: Voice): string {
  const held =
    row.incident === undefined
      ? []
      : [`${row.incident} held the target then; no run of it did this`];
  return [
    lined([
      `${row.id}, outside: ${row.target}, ${titleOf(title)}`,
      wentText(row, voice),
      ...held,
      `Release ${oneLine(row.from, 60)} was left; no plan goes back to it`,
    ]),
    lined(
      said === undefined || row.explained === undefined
        ? [askText(row, voice)]
        : [
            explainedText(row.explained, voice),
            `Who did it: ${wordsOf(said.who)}`,
            `Why: ${wordsOf(said.why)}`,
            `What it did not undo: ${wordsOf(said.left)}`,
          ],
    ),
    sentence(`Its events are in \`sternway registry export\``),
  ].join('\n\n');
}

/** What is seen, in words: it stands in the place of a title. */
export const liveAgainText = ({
  target,
  from,
  to,
}: Pick<OutsideRow, 'target' | 'from' | 'to'>): string =>
  `Release ${oneLine(to, 60)} is live again on ${target} instead of ${oneLine(from, 60)}`;

/** What whoever added it is told. */
export const addedText = (id: OutsideId, voice: Voice): string =>
  `${id} is on record, and listed with the outcome outside. Who did it, why, and what it did not undo: ${registry(voice, explainWords(id))}.`;

/** What whoever registered an older release is told. */
export const noticedText = (id: OutsideId, voice: Voice): string =>
  `It went back without a run of ours: that is on record as ${id}. Who did it, why, and what it did not undo: ${registry(voice, explainWords(id))}.`;

/** What whoever explained it is told. */
export const explainedAnswer = (id: OutsideId, voice: Voice): string =>
  `It is on record. ${registry(voice, `show ${id}`)} shows it; said again, the last one counts.`;

/** Who is asked for what; one line each. */
export const outsideAskLines = (row: OutsideRow, voice: Voice): readonly string[] => [
  `${row.target} went back from ${oneLine(row.from, 60)} to ${oneLine(row.to, 60)} without a run (${row.id})`,
  sentence(wentText(row, voice)),
  'Who did it, why, and what did it not undo? Orders, payments, messages and jobs of the release that was left stay as they are.',
];

/** The button of the ask; its blanks are asked for in a form. */
export const outsideAskActions = (
  { id }: Pick<OutsideRow, 'id'>,
  voice: Voice,
): readonly Action[] => [{ label: 'Say who and why', command: registry(voice, explainWords(id)) }];

/** What stands in the place of the button once somebody has said it. */
export const outsideAskEnd = ({ explained }: OutsideRow, voice: Voice): string | undefined =>
  explained && sentence(explainedText(explained, voice));

/** How it is typed, with blanks. */
const explainWords = (id: string): string =>
  `explain ${id} --who "<who>" --left "<left>" "<reason>"`;

/** `Went back 2 → 1 without a run, 03:05 UTC, registered by ci`. */
const wentText = ({ from, to, since, seen, by }: OutsideRow, voice: Voice): string =>
  `Went back ${oneLine(from, 40)} → ${oneLine(to, 40)} without a run, ${clock(since, voice)}, ${seenBy[seen]} ${byText(by, voice)}`;

const seenBy = {
  registered: 'registered by',
  webhook: 'seen by the webhook',
  told: 'told by',
} as const satisfies Record<OutsideRow['seen'], string>;

/** A person by name, a program by its token. */
function byText(by: string, voice: Voice): string {
  const who = PersonId.safeParse(by).data;
  return who === undefined
    ? oneLine(by.replace(/^machine:(?:webhook:)?/u, ''), 60)
    : person(who, voice);
}

const askText = ({ id }: OutsideRow, voice: Voice): string =>
  `Nobody has said yet who did it, why, and what it did not undo: ${registry(voice, explainWords(id))}`;

const explainedText = (
  { by, at }: { readonly by: PersonId; readonly at: string },
  voice: Voice,
): string =>
  `${people([by], voice)} said ${clock(at, voice)} who did it, why, and what it did not undo`;

const wordsOf = (text: string | null): string =>
  text === null ? '(erased)' : `"${oneLine(text, 300)}"`;

const lined = (lines: readonly string[]): string =>
  lines.map((line) => sentence(capital(line))).join('\n');
