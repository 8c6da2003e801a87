import type { Order } from '../../src/core/orders.ts';
import { type Form, forms, shown } from '../parts/report.ts';
import { fold } from '../spelling.ts';
import type { Known, Reading, Spot, Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

/** Where the rest starts, if the line goes on with these words. */
function after(words: string, line: string, at: number): number | undefined {
  let place = at;
  for (const expected of words.split(' ')) {
    const word = nextWord(line, place);
    if (word === undefined || word.quoted || fold(word.text) !== expected) return undefined;
    place = word.end;
  }
  return place;
}

const begun = ({ words }: Form, { line, at }: Spot): number | undefined =>
  words.map((each) => after(each, line, at)).find((place) => place !== undefined);

function parse(spot: Spot, known: Known): Reading {
  for (const form of forms) {
    const at = begun(form, spot);
    if (at !== undefined) return form.parse({ ...spot, at }, known);
  }
  return shown.parse(spot, known);
}

/** What is said of this order, after the first of the form's words. */
function said(form: Form, order: Order): string | undefined {
  const rest = form.orders.includes(order.kind) ? form.say(order) : undefined;
  return rest === undefined ? undefined : [...form.words.slice(0, 1), rest].join(' ').trim();
}

export const report: Verb = {
  family: 'incident',
  word: 'report',
  synonyms: ['postmortem', 'post-mortem', 'rca', 'retro'],
  usage:
    'report [md|html|json] · write <section> <text> · factor add|drop <factor> [why] · follow-up add <aim> <@owner> <day> <text> · follow-up done|drop <F1> <evidence> · owner <@person> · ready · sign · publish',
  summary: 'The report of the incident: read it, write it, and what follows from it',
  examples: [
    'report',
    'report write summary "buying failed for 12 minutes"',
    'report factor add rehearsal nobody had tried the way back',
    'report follow-up add prevent @first-oncall 2026-12-01 test the migration both ways',
    'report follow-up done F1 merged as change 812',
    'report owner @second-oncall',
    'report ready',
    'report sign',
    'report publish',
  ],
  where: 'incident',
  danger: false,
  orders: [
    'report',
    'reportWrite',
    'reportFactor',
    'followUp',
    'followUpEnd',
    'reportOwner',
    'reportFinish',
    'reportSign',
    'reportPublish',
  ],
  parse,
  say: (order) =>
    [shown, ...forms].map((form) => said(form, order)).find((words) => words !== undefined),
};
