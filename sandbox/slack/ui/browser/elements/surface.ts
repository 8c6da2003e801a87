import type { ActBody, Filled, FilledForm } from '../../../people/shapes.ts';
import type { Pane } from '../model/model.ts';
import { note, question, toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';
import { wordsOf } from '../text/text.ts';

/** What blocks stand on: a message, a form or Home. */
export type Surface = {
  readonly ui: Ui;
  readonly key: string;
  readonly where: Pick<ActBody<'press'>, 'channel' | 'ts' | 'ephemeral' | 'view'>;
  /** Where a refusal is told; undefined on forms and Home. */
  readonly pane: Pane | undefined;
  readonly errors: Readonly<Record<string, string>>;
};

/** An element within its surface. */
export type Place = {
  readonly surface: Surface;
  readonly block: string;
  readonly action: string;
  /** What the field is called, in a form. */
  readonly label?: string;
};

export const placeKey = ({ surface, block, action }: Place): string =>
  JSON.stringify([surface.key, block, action]);

export const isBusy = (place: Place): boolean => place.surface.ui.model.busy.has(placeKey(place));

/** What stands in an element: what the person put there, else what the app began with. */
export function filledIn(place: Place, initial: Filled): Filled {
  const filled = place.surface.ui.model.filled.get(placeKey(place));
  return filled === undefined ? initial : filled;
}

/** Remembers what the person put into an element. What was wrong with it is taken back. */
export function fill(place: Place, value: Filled): void {
  const { ui, errors } = place.surface;
  const { [place.block]: mended, ...fieldErrors } = errors;
  const filled = new Map(ui.model.filled).set(placeKey(place), value);
  ui.change(mended === undefined ? { filled } : { filled, fieldErrors });
}

/** All that was put into a surface, block by block. */
export function formOf({ ui, key }: Surface): FilledForm {
  const form: FilledForm = {};
  for (const [place, value] of ui.model.filled) {
    const [surface, block, action]: readonly string[] = JSON.parse(place);
    if (surface !== key || block === undefined || action === undefined) continue;
    form[block] = { ...form[block], [action]: value };
  }
  return form;
}

/** Tells the app that an element was pressed or chosen, after its own question if it has one. */
export async function press(place: Place, element: unknown, value?: Filled): Promise<void> {
  const { ui, where, pane } = place.surface;
  if (isBusy(place) || !(await confirmed(ui, element))) return;
  const key = placeKey(place);
  ui.change({ busy: new Set(ui.model.busy).add(key), popup: undefined });
  const chosen = value === undefined ? {} : { value };
  const { block, action } = place;
  const answer = await ui.act('press', {
    ...where,
    block,
    action,
    ...chosen,
    values: formOf(place.surface),
  });
  const busy = new Set(ui.model.busy);
  busy.delete(key);
  ui.change({ busy });
  if (answer.ok) return;
  if (pane === undefined) toast(ui, answer.say, true);
  else note(ui, pane, answer.say);
}

async function confirmed(ui: Ui, element: unknown): Promise<boolean> {
  if (typeof element !== 'object' || element === null || !('confirm' in element)) return true;
  const { confirm } = element;
  if (typeof confirm !== 'object' || confirm === null) return true;
  const part = (name: string): string => wordsOf(Reflect.get(confirm, name));
  return question(ui, {
    title: part('title'),
    text: part('text'),
    confirm: part('confirm'),
    deny: part('deny'),
    danger: Reflect.get(confirm, 'style') === 'danger',
  });
}
