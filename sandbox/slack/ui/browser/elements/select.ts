import type { ChannelsSelect, ConversationsSelect, StaticSelect, UsersSelect } from '@slack/types';
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Model } from '../model/model.ts';
import { filledIn, isBusy, type Place } from './surface.ts';

export type Choice = { readonly value: string; readonly text: string };
export type ChoiceGroup = {
  readonly label: string | undefined;
  readonly choices: readonly Choice[];
};

type Single = StaticSelect | UsersSelect | ConversationsSelect | ChannelsSelect;

/** A select with a fixed list of choices, as the browser's own, which works with every keyboard and on phones. */
export function selectView(
  place: Place,
  element: Single,
  chosen: (value: string | null) => void,
): unknown {
  const value = filledIn(place, initialOf(element, place.surface.ui.model) ?? null);
  const groups = groupsOf(place.surface.ui.model, element);
  const known = typeof value === 'string' ? value : '';
  const changed = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) chosen(currentTarget.value || null);
  };
  return html`<select
    class="select"
    aria-label=${place.label ?? element.placeholder?.text ?? 'Choose'}
    aria-busy=${isBusy(place)}
    data-action=${place.action}
    .value=${live(known)}
    @change=${changed}
  >
    <option value="" ?selected=${known === ''}>${element.placeholder?.text ?? 'Choose an option'}</option>
    ${groups.map((group) => groupView(group, known))}
  </select>`;
}

function groupView({ label, choices }: ChoiceGroup, known: string): unknown {
  const options = choices.map(
    ({ value, text }) => html`<option value=${value} ?selected=${value === known}>${text}</option>`,
  );
  return label === undefined ? options : html`<optgroup label=${label}>${options}</optgroup>`;
}

function initialOf(element: Single, { spot }: Model): string | undefined {
  if (element.type === 'static_select') return element.initial_option?.value;
  if (element.type === 'users_select') return element.initial_user;
  if (element.type === 'channels_select') return element.initial_channel;
  const here = element.default_to_current_conversation === true && spot.at !== 'home';
  return here ? spot.at : element.initial_conversation;
}

type Listing = {
  readonly type: string;
  readonly options?: StaticSelect['options'];
  readonly option_groups?: StaticSelect['option_groups'];
};

/** What a select offers: its own options, people, or channels. */
export function groupsOf(model: Model, element: Listing): readonly ChoiceGroup[] {
  if (element.type.endsWith('users_select')) return [{ label: undefined, choices: people(model) }];
  if (/(?:conversations|channels)_select$/u.test(element.type))
    return [{ label: undefined, choices: channels(model) }];
  if (element.option_groups !== undefined)
    return element.option_groups.map(({ label, options }) => ({
      label: label.text,
      choices: choicesOf(options),
    }));
  return [{ label: undefined, choices: choicesOf(element.options ?? []) }];
}

type Option = { readonly text: { readonly text: string }; readonly value?: string | undefined };

export const choicesOf = (options: readonly Option[]): readonly Choice[] =>
  options.map(({ text, value = '' }) => ({ value, text: text.text }));

const people = ({ state }: Model): readonly Choice[] =>
  (state?.people ?? [])
    .filter(({ deactivated }) => !deactivated)
    .map(({ id, name, kind }) => ({ value: id, text: kind === 'app' ? `${name} (app)` : name }));

const channels = ({ state }: Model): readonly Choice[] =>
  (state?.channels ?? [])
    .filter(({ archived }) => !archived)
    .map(({ id, name, kind }) => ({ value: id, text: kind === 'direct' ? name : `#${name}` }));
