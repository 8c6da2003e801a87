import type { Checkboxes, Overflow, RadioButtons } from '@slack/types';
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { menuView } from '../parts/menu.ts';
import { textObjectView } from '../text/text.ts';
import { listOf } from './multi.ts';
import { filledIn, type Place, placeKey, press } from './surface.ts';

type Chosen<T> = (value: T) => void;

/** Boxes to tick. */
export function checkboxesView(
  place: Place,
  element: Checkboxes,
  chosen: Chosen<string[]>,
): unknown {
  const values = listOf(
    filledIn(
      place,
      (element.initial_options ?? []).map(({ value }) => value ?? ''),
    ),
  );
  return html`<div class="options" role="group" data-action=${place.action}>
    ${element.options.map((option) => {
      const value = option.value ?? '';
      const on = values.includes(value);
      const toggled = () => chosen(on ? values.filter((one) => one !== value) : [...values, value]);
      return optionView(
        place,
        option,
        html`<input type="checkbox" .checked=${live(on)} @change=${toggled} />`,
      );
    })}
  </div>`;
}

/** One of several. */
export function radioView(place: Place, element: RadioButtons, chosen: Chosen<string>): unknown {
  const known = filledIn(place, element.initial_option?.value ?? null);
  return html`<div class="options" role="radiogroup" data-action=${place.action}>
    ${element.options.map((option) => {
      const value = option.value ?? '';
      const input = html`<input
        type="radio"
        name=${placeKey(place)}
        .checked=${live(known === value)}
        @change=${() => chosen(value)}
      />`;
      return optionView(place, option, input);
    })}
  </div>`;
}

type Option = Checkboxes['options'][number];

function optionView({ surface }: Place, option: Option, input: unknown): unknown {
  const { model } = surface.ui;
  const more =
    option.description === undefined
      ? nothing
      : html`<span class="quiet">${textObjectView(model, option.description)}</span>`;
  return html`<label class="option">${input}<span>${textObjectView(model, option.text)}${more}</span></label>`;
}

/** The menu behind three dots. */
export function overflowView(place: Place, element: Overflow): unknown {
  const { ui } = place.surface;
  const key = placeKey(place);
  const open =
    ui.model.popup?.kind === 'overflow' && ui.model.popup.key === key ? ui.model.popup : undefined;
  const toggle = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const at = currentTarget.getBoundingClientRect();
    ui.change({ popup: open === undefined ? { kind: 'overflow', key, at } : undefined });
  };
  const items = element.options.map(({ text, value }) => ({
    label: text.text,
    run: () => void press(place, element, value ?? ''),
  }));
  return html`<button
      type="button"
      class="button dots"
      aria-label="More choices"
      aria-haspopup="menu"
      aria-expanded=${open !== undefined}
      data-action=${place.action}
      @click=${toggle}
    >
      ⋯
    </button>
    ${open === undefined ? nothing : menuView(ui, open.at, items)}`;
}
