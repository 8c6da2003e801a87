import {
  columns,
  headFacts,
  headline,
  laterText,
  moment,
  nothingFits,
  oddTime,
  partText,
  timelineHeading,
} from '../texts/timeline.ts';
import type { TimelineDocument } from './document.ts';
import type { Entry } from './entries.ts';
import { escaped } from './escape.ts';

function row(entry: Entry, zone: string): string {
  const { at, kind, actor, text, source, later } = entry;
  const odd = oddTime(entry, zone);
  const after = later.map((one) => ` → ${escaped(laterText(one))}`).join('');
  const cells = [
    entry.entry,
    moment(at, zone),
    kind,
    `${escaped(actor)} (${source})`,
    `${escaped(text)}${odd === undefined ? '' : ` (${odd})`}${after}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The timeline as Markdown with one table. */
export function timelineMarkdown(document: TimelineDocument): string {
  const { header, entries, filter, all, zone, voice } = document;
  const part = partText(filter, { shown: entries.length, all, zone });
  const names = [columns.entry, columns.at, columns.kind, columns.actor, columns.text];
  return [
    `# ${escaped(headline(header, header.title))}`,
    '',
    ...headFacts(header, zone, voice).map(([name, value]) => `- ${name}: ${escaped(value)}`),
    '',
    `## ${timelineHeading(escaped(zone))}`,
    '',
    ...(part === undefined ? [] : [`${escaped(part)}.`, '']),
    ...(entries.length === 0
      ? [nothingFits]
      : [
          `| ${names.join(' | ')} |`,
          `|${' --- |'.repeat(names.length)}`,
          ...entries.map((entry) => row(entry, zone)),
        ]),
    '',
  ].join('\n');
}
