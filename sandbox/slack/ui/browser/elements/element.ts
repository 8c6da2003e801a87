import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import { html } from 'lit-html';
import type { Filled } from '../../../people/shapes.ts';
import { imageView } from '../blocks/image.ts';
import { buttonView } from './button.ts';
import { checkboxesView, overflowView, radioView } from './choices.ts';
import { externalView } from './external.ts';
import { momentView, typedView } from './fields.ts';
import { multiView } from './multi.ts';
import { selectView } from './select.ts';
import { fill, type Place, press } from './surface.ts';

export type Element = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

/**
 * Any element. `tells`: the app hears of every choice at once, as in messages; else it is only kept for the form's submission.
 */
export function elementView(place: Place, element: Element, tells: boolean): unknown {
  const chosen = (value: Filled) => {
    fill(place, value);
    if (tells) void press(place, element, value);
  };
  switch (element.type) {
    case 'button':
      return buttonView(place, element);
    case 'overflow':
      return overflowView(place, element);
    case 'image':
      return imageView(element);
    case 'checkboxes':
      return checkboxesView(place, element, chosen);
    case 'radio_buttons':
      return radioView(place, element, chosen);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return momentView(place, element, chosen);
    default:
      return chooserView(place, element, { tells, chosen });
  }
}

type Rest = Exclude<
  Element,
  {
    type:
      | 'button'
      | 'overflow'
      | 'image'
      | 'checkboxes'
      | 'radio_buttons'
      | 'datepicker'
      | 'timepicker'
      | 'datetimepicker';
  }
>;
type How = { readonly tells: boolean; readonly chosen: (value: Filled) => void };

function chooserView(place: Place, element: Rest, { tells, chosen }: How): unknown {
  switch (element.type) {
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return selectView(place, element, chosen);
    case 'external_select':
      return externalView(place, element, (values) => chosen(values[0] ?? null));
    case 'multi_external_select':
      return externalView(place, element, chosen);
    default:
      return severalOrTyped(place, element, { tells, chosen });
  }
}

function severalOrTyped(place: Place, element: Rest, { tells, chosen }: How): unknown {
  switch (element.type) {
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return multiView(place, element, chosen);
    case 'plain_text_input':
    case 'email_text_input':
    case 'number_input':
    case 'url_text_input':
      return typedView(place, element, tells);
    default:
      return html`<span class="quiet">This workspace cannot show an element of type ${element.type}.</span>`;
  }
}
