import { err, ok, type Result } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { type Slip, slip } from '../misread.ts';
import { momentOrAgo } from '../parts/moment.ts';
import { optional } from '../parts/names.ts';
import { readOptions } from '../parts/options.ts';
import { severityOf } from '../parts/severity.ts';
import {
  mostTargets,
  targetOf,
  targets,
  tooManyTargets,
  unknownService,
} from '../parts/targets.ts';
import { text } from '../parts/text.ts';
import { fold } from '../spelling.ts';
import type { Draft, Known, Option, Reading, Spot, Verb } from '../verb.ts';
import { nextWord, type Word } from '../words.ts';

const title = text({ field: 'title', what: 'a title: what do users notice?', inQuotes: true });
const severity: Part = optional({
  field: 'severity',
  read: () => slip('UnknownSeverity', 'A severity stands before the title.'),
  write: (value) => (typeof value === 'string' ? value : ''),
});

const options: readonly Option[] = [
  { field: 'private', flag: 'private' },
  { field: 'since', flag: 'since', takes: 'a time like 20m', normal: momentOrAgo },
];

type Head = {
  readonly severity?: string;
  /** What was said with options. */
  readonly said: Draft;
  readonly targets: readonly string[];
  readonly at: number;
};

/** Severity, targets and options in any order; the first word that is neither begins the title. */
function parse(spot: Spot, known: Known): Reading {
  const head = readHead(spot, known);
  if (!head.ok) return head;
  const { at, said: optionally, ...fields } = head.value;
  if (fields.targets.length === 0) return noTarget({ ...spot, at }, known);
  const said = title.read({ ...spot, at }, known);
  return said.ok
    ? ok({ kind: 'declare', ...optionally, ...fields, title: said.value.value })
    : said;
}

function readHead({ line, at }: Spot, known: Known): Result<Head, Slip> {
  let head: Head = { said: {}, targets: [], at };
  for (;;) {
    const read = readOptions({ line, at: head.at, options }, head.said);
    if (!read.ok) return read;
    const now = withOptions(head, read.value);
    const word = nextWord(line, now.at);
    const next = word && withWord(now, { line, word }, known);
    if (next === undefined) return ok(now);
    if (!next.ok) return next;
    head = next.value;
  }
}

type Read = { readonly draft: Draft; readonly at: number };
const withOptions = (head: Head, { draft, at }: Read): Head => ({ ...head, said: draft, at });

type Place = { readonly line: string; readonly word: Word };

function withWord(head: Head, { line, word }: Place, known: Known): Result<Head, Slip> | undefined {
  const severity =
    head.severity === undefined ? severityOf(word, head.targets.length === 0) : undefined;
  if (typeof severity === 'string') return ok({ ...head, severity, at: word.end });
  if (severity !== undefined) return severity;
  const target = targetOf(line, word, known);
  if (target === undefined || repeats(head, word, target)) return undefined;
  if (!target.ok) return target;
  if (head.targets.length === mostTargets) return tooManyTargets();
  return ok({ ...head, targets: [...head.targets, target.value], at: word.end });
}

/** A service said again without its environment begins the title: `declare checkout checkout is down`. */
const repeats = ({ targets }: Head, word: Word, target: Result<string, Slip>): boolean =>
  target.ok && !word.text.includes('@') && targets.includes(target.value);

function noTarget({ line, at }: Spot, known: Known): Reading {
  const word = nextWord(line, at);
  // A bare word here stands where the service belongs; a quoted one begins the title.
  if (word !== undefined && !word.quoted && known.services.length > 0) {
    return err(unknownService(line, word, known, { service: fold(word.text), suffix: '' }).error);
  }
  return slip('MissingArgument', 'It needs the service that is hurt, before the title.');
}

const { orders, say } = grammar('declare', [severity, targets(), title], { options });

export const declare: Verb = {
  family: 'incident',
  word: 'declare',
  synonyms: ['open', 'new', 'create', 'start'],
  usage: 'declare [--private] [--since <time>] [sev1…sev5] <service[@env]>… "<title>"',
  summary: 'Declare an incident: from now on one person decides and all is on record',
  examples: [
    'declare sev2 checkout "5xx after deploy"',
    'declare p1 checkout@staging slow',
    'declare --private sev2 checkout "a leaked key"',
    'declare --since 20m sev2 checkout "5xx since the deploy"',
  ],
  where: 'anywhere',
  danger: false,
  orders,
  parse,
  say,
};
