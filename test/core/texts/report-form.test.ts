import { expect, test } from 'vitest';
import { reportFormTexts, sectionsWritten } from '../../../src/core/texts/report-form.ts';

test('the form of a report says which sections were written, and which were left', () => {
  expect(sectionsWritten(['summary', 'wrong'], [])).toBe('Written: summary and what went wrong.');
  expect(sectionsWritten([], [])).toBe('No section was changed, so nothing was written.');
  expect(sectionsWritten(['impact'], ['well', 'lucky'])).toBe(
    'Written: impact. An empty field takes nothing back, so this stays as it was: what went well and where we got lucky.',
  );
});

test('what no field of Slack holds is written elsewhere', () => {
  expect(reportFormTexts.tooLong('Impact', '`/incident report write impact <text>`')).toBe(
    'Impact is longer than a field of Slack. Write it as `/incident report write impact <text>`, or on the command line from a file, with --from.',
  );
});
