import { everyDrillRow } from '../../app/drills/tell.ts';
import { voiceOf } from '../../app/voice.ts';
import { lastPass } from '../../core/drill/book.ts';
import { doneText, drillNames, drillTable } from '../../core/texts/drill-calendar.ts';
import {
  bySeverity,
  type DrillRow,
  plannedText,
  stateText,
  takesText,
  whyOf,
} from '../../core/texts/drills.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { person } from '../../core/texts/words.ts';
import { calendarPart } from './drill-calendar.ts';
import { html } from './markup.ts';
import type { Page } from './page.ts';
import { table } from './table.ts';
import { type Look, moment, said } from './words.ts';

/** `GET /dashboard/drills`: which service is to be rehearsed by when, and by whom, the most urgent first. */
export const drills: Page = {
  path: '/dashboard/drills',
  menu: drillNames.title,
  show: async (desk, looked) => {
    const { ship } = desk;
    const { look } = looked;
    const rows = (await everyDrillRow(ship)).toSorted(bySeverity);
    const voice = voiceOf(ship);
    return {
      is: 'page',
      title: drillNames.title,
      body: html`<h1>${drillNames.title}</h1>
${rows.length === 0 && html`<p>${said(drillNames.none, look)}</p>`}
${table({
  ...drillTable,
  rows: rows.map((row) => cells(row, voice, look)),
})}
${rows.length > 0 && (await calendarPart(desk, rows, { looked, voice }))}`,
    };
  },
};

function cells(row: DrillRow, voice: Voice, look: Look) {
  const { rules, book, standing, person: next, takes } = row;
  const pass = lastPass(book);
  return [
    rules.target,
    stateText(row),
    standing.due ?? drillNames.soon,
    standing.named === undefined ? drillNames.unplanned : plannedText(standing.named, voice),
    whyOf(row),
    next === undefined ? drillNames.nobody : person(next, voice),
    takes === undefined ? drillNames.unknown : takesText(takes),
    pass === undefined ? drillNames.never : moment(pass.at, look),
    doneText(
      book.drills.length,
      book.drills.filter(({ passed }) => passed).length,
      book.unscored.length,
    ),
  ];
}
