import { erased } from '../texts/events/told.ts';
import type { Voice } from '../texts/voice.ts';
import type { Entry } from './entries.ts';
import { escaped } from './escape.ts';
import type { Header } from './header.ts';

/** `2026-11-21 03:01:12.250` */
const moment = (at: string): string => at.replace('T', ' ').replace('Z', '');

/** Recorded more than this after the moment it speaks of is worth saying. */
const lateMs = 60_000;

const isLate = ({ at, recordedAt }: Entry): boolean =>
  Date.parse(recordedAt) - Date.parse(at) > lateMs;

function row(entry: Entry): string {
  const { at, recordedAt, kind, actor, text, source, later } = entry;
  const late = isLate(entry) ? ` (recorded ${moment(recordedAt)})` : '';
  const after = later.map((one) => ` → ${one.entry}: ${escaped(one.text)}`).join('');
  const cells = [
    entry.entry,
    moment(at),
    kind,
    `${escaped(actor)} (${source})`,
    `${escaped(text)}${late}${after}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The timeline as Markdown with one table. The same header and entries always make the same bytes. */
export function timelineMarkdown(
  header: Header,
  entries: readonly Entry[],
  voice: Pick<Voice, 'name'>,
): string {
  const { id, mode, severity, targets, rung, authority, declaredAt, title } = header;
  const drill = mode === 'live' ? '' : `${mode.toUpperCase()} `;
  return [
    `# ${drill}${id}: ${escaped(title ?? erased)}`,
    '',
    `- Severity: ${severity ?? 'none yet'}`,
    `- Targets: ${targets.join(', ')}`,
    `- Rung: ${rung}`,
    `- Decision authority: ${escaped(voice.name(authority))}`,
    `- Declared: ${moment(declaredAt)} UTC`,
    '',
    '## Timeline (UTC)',
    '',
    '| Entry | Time | Kind | Who | What |',
    '| --- | --- | --- | --- | --- |',
    ...entries.map(row),
    '',
  ].join('\n');
}
