import type { Incident } from '../incident/incident.ts';
import type { FollowUp } from '../report/state.ts';
import { aimNames, dayText } from './report.ts';

/** A follow-up as it reads outside: what is to be done by when, and nothing of who did what. `words` undefined: they stay here. */
export function filingText(
  { id, mode }: Pick<Incident, 'id' | 'mode'>,
  { followUp, aim, due }: FollowUp,
  { words, owner, link }: FilingWords,
): { readonly title: string; readonly paragraphs: readonly string[] } {
  const name = `${followUp} of ${id}`;
  const [first = '', ...rest] = (words ?? '').split('\n').map((line) => line.trim());
  return {
    title: first === '' ? `${name}, ${aimNames[aim]}` : first,
    paragraphs: [
      ...rest.filter((line) => line !== ''),
      ...(words === undefined ? ['What is to be done stands in the report.'] : []),
      `${name}: ${aimNames[aim]}. Owner: ${owner}. Due: ${dayText(due)}.${mode === 'live' ? '' : ' It was found in an exercise.'}`,
      ...(link === undefined ? [] : [`The incident: ${link}`]),
      'Sternway keeps this. Closing it here closes it there.',
    ],
  };
}

/** What is said of a follow-up outside. */
export type FilingWords = {
  readonly words: string | undefined;
  readonly owner: string;
  readonly link: string | undefined;
};
