import { summariesFor } from '../../app/people/sight.ts';
import { statusSources } from '../../app/reading/status-sources.ts';
import { placesOf } from '../../app/targets/where.ts';
import { voiceOf } from '../../app/voice.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import {
  brokenText,
  isNowText,
  moreText,
  overviewNames,
} from '../../core/texts/dashboard-pages.ts';
import { type StatusScreen, statusScreen } from '../../core/texts/status-screen.ts';
import { placeText } from '../../core/texts/where.ts';
import { loud } from '../../core/texts/words.ts';
import type { Desk } from '../desk.ts';
import { marks } from './marks.ts';
import { html, type Markup } from './markup.ts';
import type { Looked, Page } from './page.ts';
import { noteOnce } from './seen.ts';
import { type Look, said } from './words.ts';

/** Of more open incidents than these only a line is shown: each card costs a reading of its record. */
const mostCards = 30;
const mostLines = 200;

/** `GET /dashboard`: what is open, what is locked and frozen, and what of the bot does not work. */
export const overview: Page = {
  path: '/dashboard',
  menu: overviewNames.title,
  show: async (desk, { reader, look }) => {
    const { ship } = desk;
    const open = (await summariesFor(ship, reader.person, { open: true })).toSorted(worstFirst);
    const cards = await Promise.all(
      open.slice(0, mostCards).map((one) => cardOf(desk, one, { reader, look })),
    );
    const places = await placesOf(ship, reader.person);
    const problems = [...(await desk.notReady()), ...desk.impaired()];
    return {
      is: 'page',
      title: overviewNames.title,
      live: 'all',
      body: html`<h1>${overviewNames.title}</h1>
${problems.map((problem) => html`<p class="notice bad">${said(brokenText(problem), look)}</p>`)}
<h2>${overviewNames.open}</h2>
${open.length === 0 ? html`<p>${overviewNames.noneOpen}</p>` : html`<ul class="cards">${cards}</ul>`}
${rest(open.slice(mostCards))}
<h2>${overviewNames.held}</h2>
${places.length === 0 ? html`<p>${overviewNames.noneHeld}</p>` : places.map((place) => placeOf(placeText(place, voiceOf(ship)), look))}`,
    };
  },
};

/** Live ones before drills, the worst first, then the oldest; what has no severity yet comes after sev2. */
function worstFirst(a: IncidentSummary, b: IncidentSummary): number {
  const rank = ({ mode, severity, declaredAt }: IncidentSummary): string =>
    [mode === 'live' ? 0 : 1, severity ?? 'sev2, perhaps', declaredAt].join(' ');
  return rank(a) < rank(b) ? -1 : 1;
}

async function cardOf(
  desk: Desk,
  { id }: IncidentSummary,
  { reader, look }: Pick<Looked, 'reader' | 'look'>,
): Promise<Markup | undefined> {
  const { ship } = desk;
  const { state } = await ship.incidents.load(id);
  if (state === undefined) return undefined;
  await noteOnce(desk, state, reader);
  const sources = await statusSources(ship, state);
  return card(state, statusScreen(state, sources, voiceOf(ship)), look);
}

const card = (
  { id, mode }: Incident,
  screen: StatusScreen,
  look: Look,
): Markup => html`<li class="card${mode !== 'live' && ' drill'}">
${marks(screen)}
<h3><a href="/dashboard/incidents/${id}">${id}: <bdi>${screen.title ?? screen.targets}</bdi></a></h3>
<p>${said(isNowText(screen.targets, screen.standing), look)}</p>
<p>${said(screen.decides, look)} ${said(screen.course, look)}</p>
<ul>${screen.clocks.slice(0, 4).map((line) => html`<li>${said(line, look)}</li>`)}</ul>
${screen.asked.length > 0 && html`<p><strong>${overviewNames.askedOf}</strong></p><ul>${screen.asked.slice(0, 3).map((line) => html`<li>${said(line, look)}</li>`)}</ul>`}
</li>`;

const rest = (more: readonly IncidentSummary[]): Markup | undefined =>
  more.length === 0
    ? undefined
    : html`<h3>${moreText(more.length)}</h3><ul>${more
        .slice(0, mostLines)
        .map(
          ({ id, mode, severity, rung, targets }) =>
            html`<li>${mode !== 'live' && html`<strong>${loud(mode)}</strong> `}<a href="/dashboard/incidents/${id}">${id}</a>: ${severity ?? overviewNames.noSeverity}, ${rung}, ${targets.join(', ')}</li>`,
        )}</ul>`;

const placeOf = ([target = '', ...lines]: readonly string[], look: Look): Markup =>
  html`<h3>${target.replace(/:$/u, '')}</h3><ul>${lines.map((line) => html`<li>${said(line.replace(/^- /u, ''), look)}</li>`)}</ul>`;
