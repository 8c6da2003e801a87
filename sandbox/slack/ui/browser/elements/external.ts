import type { ExternalSelect, MultiExternalSelect } from '@slack/types';
import { html, nothing } from 'lit-html';
import { listOf } from './multi.ts';
import { type Choice, choicesOf } from './select.ts';
import { filledIn, type Place, placeKey } from './surface.ts';

type External = ExternalSelect | MultiExternalSelect;
type Found = { readonly choices: readonly Choice[]; readonly say: string | undefined };

const found = new Map<string, Found>();
const names = new Map<string, string>();
const askAfterMs = 200;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A select whose choices the app gives while the person types. */
export function externalView(
  place: Place,
  element: External,
  chosen: (value: string[]) => void,
): unknown {
  const several = element.type === 'multi_external_select';
  for (const one of initialOptions(element)) names.set(one.value, one.text);
  const initial = initialOptions(element).map(({ value }) => value);
  const filled = filledIn(place, initial);
  const values = typeof filled === 'string' ? [filled] : listOf(filled);
  const pick = (choice: Choice) => {
    names.set(choice.value, choice.text);
    found.delete(placeKey(place));
    chosen(
      several ? [...values.filter((one) => one !== choice.value), choice.value] : [choice.value],
    );
  };
  return html`<div class="external" data-action=${place.action}>
    ${values.map((value) => chipView(value, () => chosen(values.filter((one) => one !== value))))}
    <input
      type="search"
      role="combobox"
      aria-expanded=${found.has(placeKey(place))}
      aria-label=${place.label ?? element.placeholder?.text ?? 'Search'}
      placeholder=${element.placeholder?.text ?? 'Search…'}
      autocomplete="off"
      @focus=${(event: Event) => search(place, element, event)}
      @input=${(event: Event) => search(place, element, event)}
      @keydown=${(event: KeyboardEvent) => stepInto(event)}
    />
    ${foundView(found.get(placeKey(place)), pick)}
  </div>`;
}

const chipView = (value: string, remove: () => void): unknown =>
  html`<span class="chip"
    >${names.get(value) ?? value}
    <button type="button" aria-label="Remove ${names.get(value) ?? value}" @click=${remove}>×</button></span
  >`;

function foundView(result: Found | undefined, pick: (choice: Choice) => void): unknown {
  if (result === undefined) return nothing;
  if (result.choices.length === 0)
    return html`<div class="found" role="status">${result.say ?? 'Nothing found'}</div>`;
  return html`<div class="found" role="listbox">
    ${result.choices.map(
      (choice) =>
        html`<button type="button" role="option" @keydown=${stepInto} @click=${() => pick(choice)}>
          ${choice.text}
        </button>`,
    )}
  </div>`;
}

function search(place: Place, element: External, { currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLInputElement)) return;
  const query = currentTarget.value;
  clearTimeout(timer);
  if (query.length < (element.min_query_length ?? 3)) return;
  timer = setTimeout(() => void askFor(place, query), askAfterMs);
}

async function askFor(place: Place, query: string): Promise<void> {
  const { ui, where } = place.surface;
  const { block, action } = place;
  const answer = await ui.act('options', { ...where, block, action, query });
  const grouped = answer.ok ? (answer.groups ?? []).flatMap(({ options }) => options) : [];
  const choices = answer.ok ? choicesOf([...(answer.options ?? []), ...grouped]) : [];
  found.set(placeKey(place), { choices, say: answer.ok ? undefined : answer.say });
  ui.change({});
}

/** The arrow keys walk between the field and what was found. */
function stepInto(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  const stops = [
    ...(target.closest('.external')?.querySelectorAll<HTMLElement>('input, .found button') ?? []),
  ];
  const next = stops[stops.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)];
  next?.focus();
  event.preventDefault();
}

function initialOptions(element: External): readonly Choice[] {
  if (element.type === 'multi_external_select') return choicesOf(element.initial_options ?? []);
  return element.initial_option === undefined ? [] : choicesOf([element.initial_option]);
}
