import type { InputBlock } from '@slack/types';
import { html, nothing } from 'lit-html';
import { type Element, elementView } from '../elements/element.ts';
import { fieldId } from '../elements/fields.ts';
import type { Place } from '../elements/surface.ts';
import { plainView } from '../text/inline.ts';

/** A field of a form: its label, the element, what it is for, and what is wrong with it. */
export function inputView(at: Place, block: InputBlock): unknown {
  const place = { ...at, label: block.label.text };
  const error = place.surface.errors[place.block];
  const element: Element = block.element;
  const label = html`${plainView(block.label.text)}
  ${block.optional === true ? html`<span class="quiet"> (optional)</span>` : nothing}`;
  return html`<div class="input ${error === undefined ? '' : 'wrong'}" role="group" aria-label=${block.label.text}>
    <label class="label" for=${fieldId(place)}>${label}</label>
    ${elementView(place, element, block.dispatch_action === true)}
    ${block.hint === undefined ? nothing : html`<div class="quiet hint">${plainView(block.hint.text)}</div>`}
    ${error === undefined ? nothing : html`<div class="sentence" role="alert">${error}</div>`}
  </div>`;
}
