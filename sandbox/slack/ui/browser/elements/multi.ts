import type {
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiStaticSelect,
  MultiUsersSelect,
} from '@slack/types';
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { type Choice, groupsOf } from './select.ts';
import { filledIn, type Place } from './surface.ts';

type Multi = MultiStaticSelect | MultiUsersSelect | MultiConversationsSelect | MultiChannelsSelect;

/** A select of several, as a list that unfolds. */
export function multiView(
  place: Place,
  element: Multi,
  chosen: (values: string[]) => void,
): unknown {
  const values = listOf(filledIn(place, initialOf(element)));
  const groups = groupsOf(place.surface.ui.model, element);
  const all = groups.flatMap(({ choices }) => choices);
  const names = all.filter(({ value }) => values.includes(value)).map(({ text }) => text);
  const said =
    names.length === 0 ? (element.placeholder?.text ?? 'Choose options') : names.join(', ');
  const full = values.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const row = ({ value, text }: Choice) => {
    const on = values.includes(value);
    const toggled = () => chosen(on ? values.filter((one) => one !== value) : [...values, value]);
    return html`<label class="option"
      ><input type="checkbox" .checked=${live(on)} ?disabled=${full && !on} @change=${toggled} />
      <span>${text}</span></label
    >`;
  };
  return html`<details class="multi" data-action=${place.action}>
    <summary aria-label=${place.label === undefined ? nothing : `${place.label} ${said}`}>${said}</summary>
    <div class="multi-list">
      ${groups.map(
        ({
          label,
          choices,
        }) => html`${label === undefined ? '' : html`<div class="group">${label}</div>`}
          ${choices.map(row)}`,
      )}
    </div>
  </details>`;
}

function initialOf(element: Multi): string[] {
  switch (element.type) {
    case 'multi_static_select':
      return (element.initial_options ?? []).map(({ value }) => value ?? '');
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'multi_channels_select':
      return element.initial_channels ?? [];
    default:
      return element.initial_conversations ?? [];
  }
}

/** What is filled in, as a list. */
export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
