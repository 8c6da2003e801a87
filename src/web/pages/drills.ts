import { drillRows } from '../../app/drills/tell.ts';
import { voiceOf } from '../../app/voice.ts';
import { lastPass } from '../../core/drill/book.ts';
import { doneText, drillNames, drillTable } from '../../core/texts/drill-calendar.ts';
import { type DrillRow, stateText, takesText, whyText } from '../../core/texts/drills.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { person } from '../../core/texts/words.ts';
import { calendarPart } from './drill-calendar.ts';
import { html } from './markup.ts';
import type { Page } from './page.ts';
import { table } from './table.ts';
import { type Look, moment, said } from './words.ts';

const urgency = ['overdue', 'never', 'due', 'fresh'];

/** `GET /dashboard/drills`: which service is to be rehearsed by when, and by whom, the most urgent first. */
export const drills: Page = {
  path: '/dashboard/drills',
  menu: drillNames.title,
  show: async (desk, looked) => {
    const { ship } = desk;
    const { look } = looked;
    const told = await drillRows(ship);
    const rows = 'code' in told ? [] : told.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
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

const keyOf = ({ rules, standing: { state, due } }: DrillRow): string =>
  [urgency.indexOf(state), due ?? '', rules.service].join(' ');

function cells(row: DrillRow, voice: Voice, look: Look) {
  const { rules, book, standing, person: next, takes } = row;
  const pass = lastPass(book);
  return [
    rules.target,
    stateText(row),
    standing.due ?? drillNames.soon,
    whyText(standing.why),
    next === undefined ? drillNames.nobody : person(next, voice),
    takes === undefined ? drillNames.unknown : takesText(takes),
    pass === undefined ? drillNames.never : moment(pass.at, look),
    doneText(book.drills.length, book.drills.filter(({ passed }) => passed).length),
  ];
}
