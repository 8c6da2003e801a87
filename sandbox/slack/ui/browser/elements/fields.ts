import type {
  Datepicker,
  DateTimepicker,
  EmailInput,
  NumberInput,
  PlainTextInput,
  Timepicker,
  URLInput,
} from '@slack/types';
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Filled } from '../../../people/shapes.ts';
import { fill, filledIn, type Place, press } from './surface.ts';

type Typed = PlainTextInput | EmailInput | NumberInput | URLInput;

const kinds = {
  plain_text_input: 'text',
  email_text_input: 'email',
  number_input: 'number',
  url_text_input: 'url',
} as const;

/** A field that is typed into. With `tells` the app hears of it when Enter is pressed. */
export function typedView(place: Place, element: Typed, tells: boolean): unknown {
  if (element.type === 'plain_text_input' && element.multiline === true)
    return longView(place, element);
  const entered = (event: KeyboardEvent) => {
    if (!tells || event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void press(place, element, textOf(event.currentTarget));
  };
  const { min, max, step, most } = boundsOf(element);
  return html`<input
    class="field"
    id=${fieldId(place)}
    type=${kinds[element.type]}
    step=${step ?? nothing}
    min=${min ?? nothing}
    max=${max ?? nothing}
    maxlength=${most ?? nothing}
    data-action=${place.action}
    placeholder=${element.placeholder?.text ?? ''}
    autocomplete="off"
    .value=${live(standing(place, element))}
    @input=${({ currentTarget }: Event) => fill(place, textOf(currentTarget))}
    @keydown=${entered}
  />`;
}

function longView(place: Place, element: PlainTextInput): unknown {
  return html`<textarea
    class="field"
    rows="4"
    id=${fieldId(place)}
    data-action=${place.action}
    placeholder=${element.placeholder?.text ?? ''}
    maxlength=${boundsOf(element).most ?? nothing}
    .value=${live(standing(place, element))}
    @input=${({ currentTarget }: Event) => fill(place, textOf(currentTarget))}
  ></textarea>`;
}

const standing = (place: Place, { initial_value: initial }: Typed): string =>
  wordOf(filledIn(place, initial ?? null));

type Bounds = {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly step?: string;
  /** Letters. */
  readonly most?: number | undefined;
};

function boundsOf(element: Typed): Bounds {
  if (element.type === 'plain_text_input') return { most: element.max_length };
  if (element.type !== 'number_input') return {};
  const bounds = { min: element.min_value, max: element.max_value };
  return element.is_decimal_allowed ? { ...bounds, step: 'any' } : bounds;
}

type Moment = Datepicker | Timepicker | DateTimepicker;

/** A day, a time of day, or both, by the browser's own pickers. */
export function momentView(
  place: Place,
  element: Moment,
  chosen: (value: string | null) => void,
): unknown {
  const value = wordOf(filledIn(place, initialOf(element)));
  const both = element.type === 'datetimepicker';
  const changed = ({ currentTarget }: Event) => {
    const text = textOf(currentTarget);
    if (text === '') chosen(null);
    else chosen(both ? String(new Date(text).getTime() / 1000) : text);
  };
  const kind = both ? 'datetime-local' : element.type === 'datepicker' ? 'date' : 'time';
  return html`<input
    class="field short"
    id=${fieldId(place)}
    type=${kind}
    aria-label=${place.label ?? ('placeholder' in element ? element.placeholder?.text : undefined) ?? 'When'}
    data-action=${place.action}
    .value=${live(both && value !== '' ? localOf(Number(value)) : value)}
    @change=${changed}
  />`;
}

function initialOf(element: Moment): string | null {
  if (element.type === 'datepicker') return element.initial_date ?? null;
  if (element.type === 'timepicker') return element.initial_time ?? null;
  return element.initial_date_time === undefined ? null : String(element.initial_date_time);
}

/** `2026-11-21T03:01` in this browser's zone. */
function localOf(seconds: number): string {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The id by which a label finds its field. */
export const fieldId = ({ surface, block, action }: Place): string =>
  `field-${surface.key}-${block}-${action}`;

const textOf = (target: EventTarget | null): string =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : '';

const wordOf = (value: Filled): string => (typeof value === 'string' ? value : '');
