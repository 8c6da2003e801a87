import { drillRows } from '../../app/drills/tell.ts';
import { voiceOf } from '../../app/voice.ts';
import { lastPass } from '../../core/drill/book.ts';
import { type DrillRow, stateText, takesText, whyText } from '../../core/texts/drills.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { person } from '../../core/texts/words.ts';
import { html } from './markup.ts';
import type { Page } from './page.ts';
import { table } from './table.ts';
import { type Look, moment } from './words.ts';

const urgency = ['overdue', 'never', 'due', 'fresh'];

/** `GET /dashboard/drills`: which service is to be rehearsed by when, and by whom, the most urgent first. */
export const drills: Page = {
  path: '/dashboard/drills',
  menu: 'Drills',
  show: async ({ ship }, { look }) => {
    const told = await drillRows(ship);
    const rows = 'code' in told ? [] : told.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const voice = voiceOf(ship);
    return {
      is: 'page',
      title: 'Drills',
      body: html`<h1>Drills</h1>
${rows.length === 0 && html`<p>No service is rehearsed. Say <code>drills:</code> for a service in sternway.yaml.</p>`}
${table({
  caption: 'When each service is to be rehearsed, and how its drills went',
  columns: ['Target', 'State', 'To pass by', 'Why', 'Next', 'Takes', 'Last passed', 'Drills'],
  rows: rows.map((row) => cells(row, voice, look)),
})}`,
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
    standing.due ?? 'as soon as possible',
    whyText(standing.why),
    next === undefined ? 'nobody could rehearse it now' : person(next, voice),
    takes === undefined ? 'not known' : takesText(takes),
    pass === undefined ? 'never' : moment(pass.at, look),
    `${book.drills.length}, ${book.drills.filter(({ passed }) => passed).length} passed`,
  ];
}
