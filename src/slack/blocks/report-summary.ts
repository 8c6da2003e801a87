import type { Incident } from '../../core/incident/incident.ts';
import type { Document, Part } from '../../core/report/document/shape.ts';
import { unfinished } from '../../core/report/standing.ts';
import { missingText } from '../../core/texts/report.ts';
import { incident as onIncident, type Voice } from '../../core/texts/voice.ts';
import { list } from '../../core/texts/words.ts';
import { textBlocks } from './lines.ts';
import { type Message, message } from './message.ts';
import { row } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';

/** A form asks for one section; so many buttons are one row on a phone. */
const mostInRow = 5;

const withSections = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((one) => [...(one.section === undefined ? [] : [one]), ...withSections(one.parts)]);

/** How far a report is, what is missing, and a button for each thing that can be done to it. */
export function reportMessage(
  document: Document,
  incident: Incident,
  whole: string,
  voice: Voice,
): Message {
  const sections = withSections(document.parts);
  const lines = linesOf(document, incident, whole);
  const press: Press = (id, label, words) =>
    button({ id, label }, pressAt(bareLine(onIncident(voice, words)), { incident: incident.id }));
  const writing = sections.map(({ title, section = 'summary', revision = 0 }) =>
    press(
      `write-${section}`,
      `✎ ${title}`,
      `report write ${section} --revision ${revision} <text>`,
    ),
  );
  const rows = Array.from({ length: Math.ceil(writing.length / mostInRow) }, (_, index) =>
    row(writing.slice(index * mostInRow, (index + 1) * mostInRow), `report-${index}`),
  );
  return message(lines, [...textBlocks(lines.join('\n')), ...rows, ...rest(press)]);
}

type Press = (id: string, label: string, words: string) => ReturnType<typeof button>;

/** What is done to a report beside writing its sections. */
const rest = (press: Press) => [
  row(
    [
      press('factor', 'Name a factor', 'report factor add <factor> <text>'),
      press('follow-up', 'Add a follow-up', 'report follow-up add <aim> <@person> <day> <text>'),
      press('owner', 'Change owner', 'report owner <@person>'),
    ],
    'report-more',
  ),
  row(
    [
      press('ready', 'It is finished', 'report ready'),
      press('sign', 'Sign it', 'report sign'),
      press('publish', 'Publish it', 'report publish'),
    ],
    'report-end',
  ),
];

/** How far it is, in words. */
function linesOf(document: Document, incident: Incident, whole: string): readonly string[] {
  const unwritten = withSections(document.parts)
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
