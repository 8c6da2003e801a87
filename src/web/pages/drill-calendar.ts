import { z } from 'zod';
import { maySee } from '../../app/people/sight.ts';
import {
  type CalendarDay,
  calendarOf,
  type Dated,
  type Month,
  monthAfter,
  monthBefore,
  type Scheduled,
} from '../../core/drill/calendar.ts';
import { type IncidentId, millis } from '../../core/ids.ts';
import { datedText, drillNames, monthText, weekdayNames } from '../../core/texts/drill-calendar.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { dateIn } from '../../lib/zone.ts';
import type { Desk } from '../desk.ts';
import { html, type Markup } from './markup.ts';
import type { Looked } from './page.ts';
import { section } from './table.ts';

const Query = z.object({ month: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/u) });

const tones: Readonly<Record<Dated['kind'], string>> = {
  passed: 'good',
  failed: 'bad',
  'not-scored': 'wait',
  asked: 'now',
  named: 'now',
  due: 'wait',
  overdue: 'bad',
  never: 'bad',
};

type Told = {
  readonly voice: Voice;
  /** The drills that this reader may open. */
  readonly open: ReadonlySet<IncidentId>;
};

/** The month that the address names, else this one: what was rehearsed, and what is to be. */
export async function calendarPart(
  desk: Desk,
  rows: readonly Scheduled[],
  { looked, voice }: { readonly looked: Looked; readonly voice: Voice },
): Promise<Markup | undefined> {
  const { now, zone } = looked.look;
  const current = dateIn(millis(now), zone).slice(0, 7);
  const month = Query.safeParse(looked.query).data?.month ?? current;
  const weeks = calendarOf(rows, { month, at: now });
  const told = { voice, open: await openTo(desk, weeks.flat(), looked) };
  const isQuiet = weeks.flat().every(({ inMonth, entries }) => !inMonth || entries.length === 0);
  return section(
    drillNames.calendar,
    html`<nav aria-label="Months"><p>${link(monthBefore(month), drillNames.earlier)} ${month !== current && html`· ${link(current, drillNames.thisMonth)} `}· ${link(monthAfter(month), drillNames.later)}</p></nav>
<table class="month"><caption>${monthText(month)}</caption>
<thead><tr>${weekdayNames.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${weeks.map((week) => html`<tr>${week.map((day, index) => cell(day, weekdayNames[index], told))}</tr>`)}</tbody></table>
${isQuiet && html`<p>${drillNames.quiet}</p>`}`,
  );
}

const link = (month: Month, name: string): Markup => html`<a href="?month=${month}">${name}</a>`;

/** A day without anything is left out where the month is read as a list. */
function cell(
  { day, inMonth, today, entries }: CalendarDay,
  weekday: string | undefined,
  told: Told,
): Markup {
  if (!inMonth) return html`<td class="empty"></td>`;
  const number = html`<span class="day" data-name="${weekday}"><time datetime="${day}">${Number(day.slice(8))}</time>${today && html` <strong>${drillNames.today}</strong>`}</span>`;
  return html`<td class="${entries.length === 0 && !today && 'empty'} ${today && 'today'}">${number}${
    entries.length > 0 &&
    html`<ul>${entries.map((entry) => html`<li><span class="mark ${tones[entry.kind]}">${words(entry, told)}</span></li>`)}</ul>`
  }</td>`;
}

function words(entry: Dated, { voice, open }: Told): Markup {
  // In a narrow cell a target is broken before its environment, and not in the middle of a word.
  const said = datedText(entry, voice)
    .split(/(?=@)/u)
    .map((part, index) => html`${index > 0 && html`<wbr>`}${part}`);
  return 'incident' in entry && open.has(entry.incident)
    ? html`<a href="/dashboard/incidents/${entry.incident}">${said}</a>`
    : html`${said}`;
}

async function openTo(
  { ship }: Desk,
  days: readonly CalendarDay[],
  { reader }: Looked,
): Promise<ReadonlySet<IncidentId>> {
  const shown = days.flatMap(({ inMonth, entries }) => (inMonth ? entries : []));
  const open = new Set<IncidentId>();
  for (const { incident } of shown.flatMap((one) => ('incident' in one ? [one] : []))) {
    const { state } = await ship.incidents.load(incident);
    if (state !== undefined && maySee(ship, state, reader.person)) open.add(incident);
  }
  return open;
}
