import type { Incident } from '../../core/incident/incident.ts';
import { type Document, writableIn } from '../../core/report/document/shape.ts';
import type { Template } from '../../core/report/shapes.ts';
import { unfinished } from '../../core/report/standing.ts';
import { missingText } from '../../core/texts/report.ts';
import { incident as onIncident, type Voice } from '../../core/texts/voice.ts';
import { list } from '../../core/texts/words.ts';
import { titledBlocks } from './lines.ts';
import { type Message, message } from './message.ts';
import { row } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';

/** What whoever reads it may do to the report now. */
export type MayReport = {
  readonly write: boolean;
  readonly sign: boolean;
  /** Say of a lesson that the playbook has it. */
  readonly learn: boolean;
};

export type Shown = {
  readonly document: Document;
  readonly incident: Incident;
  /** Where the whole of it is. */
  readonly whole: string;
  readonly may: MayReport;
  /** The shape that was asked for. */
  readonly template?: Template | undefined;
};

/** How far a report is, what is missing, and a button for each thing that this person can do to it now. */
export function reportMessage(shown: Shown, voice: Voice): Message {
  const lines = linesOf(shown);
  return message(lines, [
    ...titledBlocks(lines),
    row(writing(shown, voice), 'report-write'),
    row(ending(shown, voice), 'report-end'),
  ]);
}

const press = ({ incident }: Shown, voice: Voice, [label, words, style]: Pressed) =>
  button(
    { id: label.toLowerCase().replaceAll(' ', '-'), label, style },
    pressAt(bareLine(onIncident(voice, words)), { incident: incident.id }),
  );
type Pressed = readonly [label: string, words: string, style?: 'primary'];

function writing(shown: Shown, voice: Voice) {
  const { incident, may, template } = shown;
  const primary = incident.report?.finishedAt === undefined ? 'primary' : undefined;
  const form = {
    v: 1,
    tool: 'report',
    incident: incident.id,
    ...(template && { template }),
  } as const;
  return [
    ...(may.write
      ? [
          button({ id: 'write', label: 'Write', style: primary }, form),
          press(shown, voice, ['Name a factor', 'report factor add <factor> <text>']),
          press(shown, voice, [
            'Add a follow-up',
            'report follow-up add <aim> <@person> <day> <text>',
          ]),
        ]
      : []),
    ...(may.learn
      ? [press(shown, voice, ['Playbook changed', 'report playbook-change <lesson> <version>'])]
      : []),
  ];
}

/** What ends it: each only where nothing stands before it. */
function ending(shown: Shown, voice: Voice) {
  const { incident, may } = shown;
  const { report } = incident;
  const isFinished = report?.finishedAt !== undefined;
  const isWhole = report !== undefined && unfinished(incident, report).length === 0;
  return [
    ...(may.write && isWhole && !isFinished
      ? [press(shown, voice, ['It is finished', 'report ready'])]
      : []),
    ...(may.sign ? [press(shown, voice, ['Sign it', 'report sign'])] : []),
    ...(may.write && isFinished ? [press(shown, voice, ['Publish it', 'report publish'])] : []),
  ];
}

/** How far it is, in words. */
function linesOf({ document, incident, whole }: Shown): readonly string[] {
  const unwritten = writableIn(document.parts)
    .filter(({ revision }) => revision === 0)
    .map(({ title }) => title);
  const missing = incident.report ? unfinished(incident, incident.report) : ['factor'];
  return [
    `Report of ${document.title}`,
    document.facts.map(([name, value]) => `${name}: ${value}`).join(' · '),
    unwritten.length === 0
      ? 'Every section is written.'
      : `Nobody has written: ${list(unwritten, 20)}.`,
    missing.length > 0 ? missingText(missing) : 'Nothing that it has to have is missing.',
    whole,
  ];
}
