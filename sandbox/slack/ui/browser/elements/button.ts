import type { Button } from '@slack/types';
import { html, nothing } from 'lit-html';
import { plainView } from '../text/inline.ts';
import { isBusy, type Place, press } from './surface.ts';

/** A button; one with an address opens it and tells the app as well. */
export function buttonView(place: Place, button: Button): unknown {
  const label = plainView(button.text.text, button.text.emoji !== false);
  const style = `button ${button.style ?? ''}`;
  const spoken = button.accessibility_label ?? nothing;
  if (button.url !== undefined && /^(?:https?|mailto|slack):/iu.test(button.url))
    return html`<a
      class=${style}
      href=${button.url}
      target="_blank"
      rel="noreferrer noopener"
      aria-label=${spoken}
      @click=${() => void press(place, {})}
      >${label}<span class="hidden"> (opens in a new tab)</span></a
    >`;
  return html`<button
    type="button"
    class=${style}
    aria-label=${spoken}
    aria-busy=${isBusy(place)}
    data-action=${place.action}
    @click=${() => void press(place, button)}
  >
    ${label}
  </button>`;
}
