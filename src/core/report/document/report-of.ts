import { dayText, findingText } from '../../texts/report.ts';
import type { Voice } from '../../texts/voice.ts';
import { loud, oneLine } from '../../texts/words.ts';
import type { Happened } from '../../timeline/entries.ts';
import { ruleOf } from '../opening.ts';
import type { Section, Template } from '../shapes.ts';
import { broken } from './parts/through.ts';
import { type Block, type Document, list, type Part, text } from './shape.ts';
import { type Source, said, sourceOf, who, writtenIn } from './source.ts';
import { type Heading, headings } from './templates.ts';
import { findingsIn } from './wording.ts';

/**
 * The report of an incident from its whole log, in the shape that its rules name or in another one. The same log makes
 * the same document. Undefined for a log that does not begin with a declaration.
 */
export function reportOf(
  log: readonly Happened[],
  voice: Voice,
  asked?: Template,
): Document | undefined {
  const source = sourceOf(log, voice);
  if (source === undefined) return undefined;
  const { account, incident } = source;
  const template = asked ?? ruleOf(incident).template;
  const drill = account.mode === 'live' ? '' : `${loud(account.mode)} `;
  return {
    incident: account.id,
    template,
    title: `${drill}${account.id}: ${said(account.title)}`,
    facts: factsOf(source),
    parts: [
      ...opensWith(source),
      ...headings[template].map((one) => partOf(one, source)),
      ...toReword(source),
    ],
  };
}

/** What was taken for granted and was not so is read before all else (capabilities, S62). */
function opensWith(source: Source): readonly Part[] {
  const blocks = broken(source);
  return blocks.length === 0 ? [] : [{ title: 'Broken assumptions', blocks, parts: [] }];
}

/** As long as it is written: words that blame, each with a kinder one. It keeps nobody from finishing. */
function toReword(source: Source): readonly Part[] {
  const { report } = source.incident;
  if (report === undefined || report.finishedAt !== undefined) return [];
  const findings = findingsIn(source);
  return findings.length === 0
    ? []
    : [{ title: 'Wording to look at', blocks: [list(findings.map(findingText))], parts: [] }];
}

function factsOf(source: Source): Document['facts'] {
  const { account, incident } = source;
  const { report } = incident;
  const authors = report ? [...new Set([report.owner, ...report.writers])] : [];
  return [
    ['Date', account.moments.declared.slice(0, 10)],
    ['Authors', authors.map((one) => who(one, source)).join(', ') || 'nobody yet'],
    ['Status', statusOf(source)],
    ['Due', report ? dayText(report.due) : 'once it is begun'],
    ['Outcome', outcomeOf(account)],
  ];
}

/** While it is open the rung says how it stands. */
const outcomeOf = ({ outcome, rung }: Source['account']): string => {
  if (outcome !== 'open') return outcome;
  return rung === 'recovered' ? 'recovered, not closed yet' : 'not closed yet';
};

function statusOf(source: Source): string {
  const { report } = source.incident;
  if (report === undefined) return 'not begun yet';
  if (report.finishedAt === undefined) return 'being written';
  return report.signedBy === undefined
    ? 'finished, not signed yet'
    : `finished, signed by ${who(report.signedBy, source)}`;
}

function partOf({ title, section, known = [], below = [] }: Heading, source: Source): Part {
  return {
    title,
    ...(section !== undefined && {
      section,
      revision: source.incident.report?.written[section]?.revision ?? 0,
    }),
    blocks: [
      ...(section === undefined ? [] : written(section, known.length > 0, source)),
      ...known.flatMap((one) => one(source)),
    ],
    parts: below.map((one) => partOf(one, source)),
  };
}

/** Paragraphs as they were typed. Where the record says nothing either, what is missing is said. */
function written(section: Section, isKnown: boolean, source: Source): readonly Block[] {
  const words = writtenIn(source, section);
  if (words === undefined) {
    return isKnown ? [] : [text('Nobody has written this yet.')];
  }
  return said(words)
    .split(/\n+/u)
    .map((line) => text(oneLine(line, 4_000)));
}
