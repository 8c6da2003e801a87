import { z } from 'zod';
import { timelineOf } from '../../app/reading/timeline.ts';
import type { Incident } from '../../core/incident/incident.ts';
import {
  allEntriesText,
  entriesText,
  lastEntriesText,
  timelineNames,
} from '../../core/texts/dashboard-pages.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { type Entry, entriesOf } from '../../core/timeline/entries.ts';
import { kinds } from '../../core/timeline/kinds.ts';
import { html, type Markup } from './markup.ts';
import { nothing, type Page } from './page.ts';
import { picturePart } from './picture.ts';
import { type Seen, seenIncident } from './seen.ts';
import { table } from './table.ts';
import { type Look, moment, said } from './words.ts';

const onIncidentPage = 15;
const onOnePage = 300;

const several = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.enum(kinds)).optional(),
);
const Query = z.object({
  kind: several.catch(undefined),
  by: z.string().trim().max(80).catch(''),
  words: z.string().trim().max(200).catch(''),
  from: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
type Query = z.infer<typeof Query>;

/** `GET /dashboard/incidents/:id/timeline`: every entry, or those that are asked for, some hundred at a time. */
export const timeline: Page = {
  path: '/dashboard/incidents/:id/timeline',
  show: async (desk, looked) => {
    const incident = await seenIncident(desk, looked);
    if (incident === undefined) return nothing;
    const query = Query.parse(looked.query);
    const { kind, by, words, from } = query;
    const { entries, all } = await timelineOf(desk.ship, incident, {
      kinds: kind,
      by: by === '' ? undefined : [by],
      words: words === '' ? undefined : words,
    });
    return {
      is: 'page',
      title: `${timelineNames.of} ${incident.id}`,
      live: incident.id,
      body: html`<h1>${timelineNames.of} <a href="/dashboard/incidents/${incident.id}">${incident.id}</a></h1>
${from === 0 && (await picturePart(desk, incident, looked.look))}
${form(query)}
<p>${entriesText(entries.length, all, onOnePage)}</p>
${entries.length === 0 ? html`<p>${timelineNames.none} <a href="?">${timelineNames.all}</a></p>` : entryTable(entries.slice(from, from + onOnePage), looked.look)}
${pager(query, entries.length)}`,
    };
  },
};

/** The last entries, on the incident's own page. */
export function latestPart({ incident, log }: Seen, voice: Voice, look: Look): Markup {
  const entries = entriesOf(log, voice);
  return html`<section><h2>${timelineNames.title}</h2>
<p><a href="${pathOf(incident)}">${allEntriesText(entries.length)}</a>; ${lastEntriesText(Math.min(onIncidentPage, entries.length))}</p>
${entryTable(entries.slice(-onIncidentPage).toReversed(), look)}</section>`;
}

const pathOf = ({ id }: Pick<Incident, 'id'>): string => `/dashboard/incidents/${id}/timeline`;

const form = ({
  kind = [],
  by,
  words,
}: Query): Markup => html`<form method="get"><fieldset class="fields"><legend>${timelineNames.kinds}</legend>
${kinds.map((one) => html`<label class="tick"><input type="checkbox" name="kind" value="${one}"${kind.includes(one) && html` checked`}> ${one}</label>`)}
</fieldset><div class="fields"><div><label for="by">${timelineNames.who}</label><input id="by" name="by" maxlength="80" value="${by}"></div>
<div><label for="words">${timelineNames.words}</label><input id="words" name="words" maxlength="200" value="${words}"></div>
<button class="first">${timelineNames.show}</button></div></form>`;

function pager({ kind = [], by, words, from }: Query, all: number): Markup | undefined {
  if (all <= onOnePage) return undefined;
  const link = (to: number, name: string): Markup => {
    const query = new URLSearchParams({ by, words, from: `${to}` });
    for (const one of kind) query.append('kind', one);
    return html`<a href="?${query.toString()}">${name}</a>`;
  };
  return html`<nav aria-label="${timelineNames.pages}"><p>${from > 0 && link(Math.max(0, from - onOnePage), timelineNames.earlier)} ${from + onOnePage < all && link(from + onOnePage, timelineNames.later)}</p></nav>`;
}

const lateMs = 60_000;

const entryTable = (entries: readonly Entry[], look: Look): Markup | undefined =>
  table({
    caption: timelineNames.caption,
    shape: 'entries',
    columns: timelineNames.columns,
    rows: entries.map((entry) => {
      const { at, recordedAt, kind, actor, source, text, later } = entry;
      const isLate = entry.imported !== true && Date.parse(recordedAt) - Date.parse(at) > lateMs;
      return [
        entry.entry,
        moment(at, look, 'second'),
        kind,
        `${actor} (${source})`,
        html`${said(text, look, at)}${isLate && html` <span class="quiet">(${timelineNames.recorded} ${moment(recordedAt, look)})</span>`}${later.map((one) => html`<p class="quiet">${one.entry}: ${said(one.text, look, at)}</p>`)}`,
      ];
    }),
  });
