import { type StreamProof, streamProof } from '../../app/stream-proof.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { proofNames } from '../../core/texts/incident-page.ts';
import type { Desk } from '../desk.ts';
import { html, type Markup } from './markup.ts';
import { type Look, moment } from './words.ts';

/** Whether the record of this incident is unbroken, computed for this very page, and who outside could tell. */
export async function proofPart(desk: Desk, { id }: Incident, look: Look): Promise<Markup> {
  const { stream, events, head, problem, anchor } = await streamProof(desk.ship, id);
  return html`<section><h2>${proofNames.title}</h2>
${
  problem === undefined
    ? html`<p><span class="mark good">unbroken</span> Checked for this page: each of ${events} events joins the one before it.</p>`
    : html`<p class="notice bad">The chain of this incident is broken at event ${problem.version}: ${problem.what}. Run <code>sternway registry verify</code>, and keep the file of the registry as it is.</p>`
}
<dl><dt>${proofNames.stream}</dt><dd><code>${stream}</code></dd>
${head && html`<dt>${proofNames.last}</dt><dd>${head.version}, at position ${head.position} of the registry, recorded ${moment(head.recordedAt, look, 'second')}</dd><dt>${proofNames.hash}</dt><dd><code>${head.hash}</code></dd>`}
<dt>${proofNames.anchor}</dt><dd>${anchorText({ anchor, head }, look)}</dd>
<dt>${proofNames.bundle}</dt><dd><code>sternway registry export ${id} --bundle --out ${id}.tar</code>: all of this with its proof, for whoever has to verify it without us.</dd></dl>
<p class="quiet">Texts and the rest of the registry are checked by <code>sternway registry verify</code>.</p></section>`;
}

function anchorText(
  { anchor: kept, head }: Pick<StreamProof, 'anchor' | 'head'>,
  look: Look,
): Markup {
  if (kept === undefined) return html`${proofNames.none}`;
  const { anchor, places } = kept;
  const covers = head !== undefined && anchor.position >= head.position;
  const where =
    places.length === 0 ? 'no place outside has it yet' : `kept by ${places.join(', ')}`;
  return html`number ${anchor.number}, signed ${moment(anchor.at, look, 'second')}; ${where}; it ${covers ? 'covers all of this incident' : 'does not cover the last events yet'}`;
}
