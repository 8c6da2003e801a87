import { type Found, idOf, nothing, type Runbook, type SourceFile } from '../found.ts';

const heading = /^(?<marks>#{1,6})\s+(?<text>.+?)\s*#*$/u;
const item = /^(?: {0,3})(?:\d{1,3}[.)]|[-*+]\s+\[[ xX]\])\s+(?<text>.+)$/u;
const fence = /^\s*(?:```|~~~)/u;
const about = /roll(?:ing)?[ -]?back|revert|restore|undo/iu;

type Section = {
  readonly level: number;
  readonly title: string;
  readonly lines: readonly string[];
};

/** Each heading with what follows it, up to the next one; a `#` within a block of code is none. */
function sectionsIn(text: string): readonly Section[] {
  const sections: { level: number; title: string; lines: string[] }[] = [];
  let isCode = false;
  for (const line of text.split(/\r?\n/u)) {
    if (fence.test(line)) isCode = !isCode;
    const { marks, text: title } = (isCode ? undefined : heading.exec(line)?.groups) ?? {};
    if (marks !== undefined && title !== undefined) {
      sections.push({ level: marks.length, title, lines: [] });
    } else (sections.at(-1) ?? first(sections)).lines.push(line);
  }
  return sections;
}

function first(sections: { level: number; title: string; lines: string[] }[]) {
  const untitled = { level: 0, title: '', lines: [] };
  sections.push(untitled);
  return untitled;
}

/** Numbered items and boxes to tick, each with the lines under it: text and commands go along. */
function itemsIn(lines: readonly string[]): readonly string[] {
  const items: string[][] = [];
  let isCode = false;
  for (const line of lines) {
    const starts = isCode ? undefined : item.exec(line)?.groups?.['text'];
    if (fence.test(line)) isCode = !isCode;
    else if (starts !== undefined) items.push([starts]);
    else items.at(-1)?.push(line);
  }
  return items.map((one) => one.join('\n').trim());
}

const longestInstruction = 1_900;
const longestName = 70;

/** Without what only looks; underscores are parts of commands. */
const plain = (text: string): string => text.replaceAll(/\*\*|`/gu, '').trim();

/** A template of ours in somebody's text would be filled in: it is only text. */
const tame = (text: string): string => text.replaceAll('${{', '$ {{');

function stepOf(text: string): Runbook['steps'][number] {
  const [line = ''] = text.split('\n');
  const name = plain(line).split(/(?<=[.:;])\s/u)[0] ?? '';
  return {
    name: tame(name.replace(/[.:;]$/u, '').slice(0, longestName)),
    instruction: tame(plain(text).slice(0, longestInstruction)),
  };
}

/** The section about rolling back where there is one, with those under it; else the whole. */
function chosen(sections: readonly Section[]): readonly Section[] {
  const at = sections.findIndex(({ level, title }) => level > 1 && about.test(title));
  const from = sections[at];
  if (from === undefined) return sections;
  const end = sections.findIndex(({ level }, index) => index > at && level <= from.level);
  return sections.slice(at, end === -1 ? undefined : end);
}

/** `Runbook: roll back checkout` and `checkout-rollback.md` are both about checkout. */
const serviceIn = (text: string): string =>
  idOf(
    text
      .replace(/^.*\//u, '')
      .replace(/\.(?:md|markdown)$/u, '')
      .replaceAll(/run[ -_]?books?|roll(?:ing)?[ -_]?back|how[ -]to|the|service|playbook/giu, ' '),
  );

/** A Markdown file with numbered steps or boxes to tick; without any it is left out. */
export function fromRunbook({ path, text }: SourceFile): Found {
  const sections = sectionsIn(text);
  const title = sections.find(({ level }) => level === 1)?.title ?? path;
  const steps = chosen(sections)
    .flatMap(({ lines }) => itemsIn(lines))
    .map(stepOf)
    .filter(({ name }) => name !== '');
  if (steps.length === 0) {
    return { ...nothing, skipped: [`${path} was left out: it has no numbered steps`] };
  }
  const service = serviceIn(path) || serviceIn(title) || 'my-service';
  return { ...nothing, runbooks: [{ from: path, service, title: plain(title), steps }] };
}
