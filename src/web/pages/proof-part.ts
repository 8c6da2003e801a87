import { type StreamProof, streamProof } from '../../app/proof/stream-proof.ts';
import type { Incident } from '../../core/incident/incident.ts';
import {
  chainBrokenText,
  keptText,
  placeInRegistryText,
  proofNames,
  signedText,
  unbrokenText,
} from '../../core/texts/incident-page.ts';
import type { Desk } from '../desk.ts';
import { html, type Markup } from './markup.ts';
import { type Look, moment, said } from './words.ts';

/** Whether the record of this incident is unbroken, computed for this very page, and who outside could tell. */
export async function proofPart(desk: Desk, { id }: Incident, look: Look): Promise<Markup> {
  const { stream, events, head, problem, anchor } = await streamProof(desk.ship, id);
  return html`<section><h2>${proofNames.title}</h2>
${
  problem === undefined
    ? html`<p><span class="mark good">${proofNames.unbroken}</span> ${unbrokenText(events)}</p>`
    : html`<p class="notice bad">${said(chainBrokenText(problem), look)}</p>`
}
<dl><dt>${proofNames.stream}</dt><dd><code>${stream}</code></dd>
${head && html`<dt>${proofNames.last}</dt><dd>${placeInRegistryText(head)} ${moment(head.recordedAt, look, 'second')}</dd><dt>${proofNames.hash}</dt><dd><code>${head.hash}</code></dd>`}
<dt>${proofNames.anchor}</dt><dd>${anchorText({ anchor, head }, look)}</dd>
<dt>${proofNames.bundle}</dt><dd><code>sternway registry export ${id} --bundle --out ${id}.tar</code>: ${proofNames.given}</dd></dl>
<p class="quiet">${said(proofNames.verify, look)}</p></section>`;
}

function anchorText(
  { anchor: kept, head }: Pick<StreamProof, 'anchor' | 'head'>,
  look: Look,
): Markup {
  if (kept === undefined) return html`${proofNames.none}`;
  const { anchor, places } = kept;
  const covers = head !== undefined && anchor.position >= head.position;
  const where = places.length === 0 ? proofNames.noPlace : keptText(places);
  return html`${signedText(anchor.number)} ${moment(anchor.at, look, 'second')}; ${where}; ${covers ? proofNames.covers : proofNames.coversNot}`;
}
