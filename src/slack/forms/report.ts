import type { KnownBlock, ModalView } from '@slack/types';
import type { Writable } from '../../core/report/document/shape.ts';
import { reportFormTexts } from '../../core/texts/report-form.ts';
import { incident as onIncident, type Voice } from '../../core/texts/voice.ts';
import { textBlocks } from '../blocks/lines.ts';
import { section as words } from '../blocks/parts.ts';
import { limits } from '../limits/numbers.ts';
import { ask, form, textInput } from './parts.ts';

/** A section as the form shows it: what stands in its field, and what is said above it. */
export type ReportField = Writable & { readonly text: string; readonly above?: string };

type ReportForm = {
  readonly incident: string;
  readonly fields: readonly ReportField[];
  readonly voice: Voice;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
};

/** The whole report in one form, a field a section. What does not fit into a field whole is not begun in one. */
export function reportForm({ incident, fields, voice, channel, thread }: ReportForm): ModalView {
  const fitting = fields.filter(({ text }) => text.length <= limits.inputText);
  const revisions = Object.fromEntries(fitting.map(({ section, revision }) => [section, revision]));
  const { title, submit, intro } = reportFormTexts;
  return form(
    { title, submit, blocks: [words(intro), ...fields.flatMap((one) => field(one, voice))] },
    { v: 1, form: 'report', incident, revisions, channel, thread },
  );
}

function field(
  { title, section, revision, text, above }: ReportField,
  voice: Voice,
): readonly KnownBlock[] {
  if (text.length > limits.inputText) {
    const typed = onIncident(voice, `report write ${section} --revision ${revision} <text>`);
    return [words(reportFormTexts.tooLong(title, typed))];
  }
  return [
    ...(above === undefined ? [] : textBlocks(above)),
    ask({ name: section, label: title, optional: true }, textInput(text)),
  ];
}
