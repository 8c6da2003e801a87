import type { Incident } from '../../core/incident/incident.ts';
import { pageNames } from '../../core/texts/incident-page.ts';
import type { StatusScreen } from '../../core/texts/status-screen.ts';
import { loud } from '../../core/texts/words.ts';
import { marks } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { section } from './table.ts';
import { type Look, listed, said } from './words.ts';

/** What it is, where it stands, and who decides: enough for whoever reads no further. */
export const headPart = (
  { id, mode, privacy }: Incident,
  screen: StatusScreen,
  look: Look,
): Markup => html`<h1>${mode !== 'live' && `${loud(mode)} `}${id}: <bdi>${screen.title ?? screen.targets}</bdi></h1>
${marks(screen)}
${notice(mode)}
${privacy.isPrivate && html`<p class="notice wait">${pageNames.private}</p>`}
${screen.held !== undefined && html`<p class="notice">${said(screen.held, look)}</p>`}
<p><strong>${screen.targets} is ${said(screen.standing, look)}.</strong>${screen.fall !== undefined && html` ${said(screen.fall, look)}`}</p>
<p>${said(screen.decides, look)} ${said(screen.course, look)}</p>`;

/** What is none of the real ones here is never taken for one. */
const notice = (mode: Incident['mode']): Markup | false =>
  mode !== 'live' &&
  html`<p class="notice wait">${mode === 'imported' ? pageNames.imported : `This is a ${mode}: nothing here happened to users.`}</p>`;

/** What runs out when, what is asked of whom, and what to type now. */
export const statusPart = (screen: StatusScreen, look: Look): Markup => html`<div class="cards">
<section class="card"><h2>${pageNames.clocks}</h2>${
  screen.clocks.length === 0
    ? html`<p>${pageNames.noClocks}</p>`
    : html`<ul>${screen.clocks.map((line) => html`<li>${said(line, look)}</li>`)}</ul>`
}</section>
<section class="card"><h2>${pageNames.askedOf}</h2>${
  screen.asked.length === 0
    ? html`<p>${pageNames.nobodyAsked}</p>`
    : html`<ul>${screen.asked.map((line) => html`<li>${said(line, look)}</li>`)}</ul>`
}${listed(pageNames.waiting, screen.waiting, look)}</section>
${
  screen.actions.length > 0 &&
  html`<section class="card"><h2>${pageNames.typeNow}</h2><ul>${screen.actions.map(
    ({ label, command }) => html`<li>${label}: ${said(command, look)}</li>`,
  )}</ul></section>`
}
</div>
${section(pageNames.standing, listed(pageNames.table, screen.table, look), listed(pageNames.versions, screen.versions, look), listed(pageNames.assumed, screen.assumed, look))}`;
