import type { Incident } from '../../core/incident/incident.ts';
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
): Markup => html`<h1>${mode !== 'live' && `${loud(mode)} `}${id}: ${screen.title ?? screen.targets}</h1>
${marks(screen)}
${notice(mode)}
${privacy.isPrivate && html`<p class="notice wait">Private. Only those who were let in see this page, and that you read it is noted.</p>`}
${screen.held !== undefined && html`<p class="notice">${said(screen.held, look)}</p>`}
<p><strong>${screen.targets} is ${said(screen.standing, look)}.</strong>${screen.fall !== undefined && html` ${said(screen.fall, look)}`}</p>
<p>${said(screen.decides, look)} ${said(screen.course, look)}</p>`;

/** What is none of the real ones here is never taken for one. */
const notice = (mode: Incident['mode']): Markup | false =>
  mode !== 'live' &&
  html`<p class="notice wait">${mode === 'imported' ? 'This was imported: it happened elsewhere, to users of others.' : `This is a ${mode}: nothing here happened to users.`}</p>`;

/** What runs out when, what is asked of whom, and what to type now. */
export const statusPart = (screen: StatusScreen, look: Look): Markup => html`<div class="cards">
<section class="card"><h2>Clocks</h2><ul>${screen.clocks.map((line) => html`<li>${said(line, look)}</li>`)}</ul></section>
<section class="card"><h2>Asked of</h2>${
  screen.asked.length === 0
    ? html`<p>Nobody is asked anything now.</p>`
    : html`<ul>${screen.asked.map((line) => html`<li>${said(line, look)}</li>`)}</ul>`
}${listed('Waiting', screen.waiting, look)}</section>
${
  screen.actions.length > 0 &&
  html`<section class="card"><h2>What to type now</h2><ul>${screen.actions.map(
    ({ label, command }) => html`<li>${label}: ${said(command, look)}</li>`,
  )}</ul></section>`
}
</div>
${section('Where it stands', listed('On the table', screen.table, look), listed('Versions', screen.versions, look), listed('Taken for granted', screen.assumed, look))}`;
