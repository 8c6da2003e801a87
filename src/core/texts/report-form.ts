import type { Section } from '../report/shapes.ts';
import { sectionNames } from './report.ts';
import { list, sentences } from './words.ts';

/** What is said by the form in which the whole report is written. */
export const reportFormTexts = {
  title: 'Write the report',
  submit: 'Save',
  intro:
    'What the record knows stands in the report already. Write what it cannot know; a field that you leave as it is stays as it is. What a section said before stays on record.',
  tooLong: (title: string, command: string): string =>
    `${title} is longer than a field of Slack. Write it as ${command}, or on the command line from a file, with --from.`,
} as const;

/** What became of the form: which sections were written, and which were left because their field was empty. */
export const sectionsWritten = (written: readonly Section[], emptied: readonly Section[]): string =>
  sentences(
    written.length === 0
      ? 'No section was changed, so nothing was written'
      : `Written: ${list(
          written.map((one) => sectionNames[one]),
          written.length,
        )}`,
    emptied.length === 0
      ? undefined
      : `An empty field takes nothing back, so this stays as it was: ${list(
          emptied.map((one) => sectionNames[one]),
          emptied.length,
        )}`,
  );
