import { html, nothing } from 'lit-html';
import type { Ui } from '../model/ui.ts';
import { dialogView } from './dialog.ts';

let words = '';

type Goal = { readonly at: string; readonly name: string };

/** Goes to a channel by a few letters of its name. */
export function switcherView(ui: Ui): unknown {
  if (ui.model.sheet !== 'switcher') return nothing;
  const goals = goalsOf(ui).filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  const close = () => {
    words = '';
    ui.change({ sheet: undefined });
  };
  const go = ({ at }: Goal) => {
    close();
    ui.go({ at, thread: undefined });
  };
  const typed = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    words = currentTarget.value;
    ui.change({});
  };
  const entered = (event: Event) => {
    event.preventDefault();
    const first = goals[0];
    if (first !== undefined) go(first);
  };
  return dialogView({
    key: 'switcher',
    label: 'Go to a channel',
    className: 'small top',
    close,
    inner: html`<form @submit=${entered} @keydown=${walkGoals}>
      <input class="field" data-first aria-label="Name of a channel" placeholder="Go to a channel" autocomplete="off" .defaultValue=${''} @input=${typed} />
      <div class="goals" role="listbox" aria-label="Channels">
        ${goals
          .slice(0, 8)
          .map(
            (goal) =>
              html`<button type="button" role="option" aria-selected="false" @click=${() => go(goal)}>${goal.name}</button>`,
          )}
        ${goals.length === 0 ? html`<div class="quiet">No channel has these letters.</div>` : nothing}
      </div>
    </form>`,
  });
}

function goalsOf({ model }: Ui): readonly Goal[] {
  const { channels = [], app } = model.state ?? {};
  const rows = channels.map(({ id, name, kind }) => ({
    at: id,
    name: kind === 'direct' ? name : `#${name}`,
  }));
  return app === undefined ? rows : [...rows, { at: 'home', name: `${app.name} Home` }];
}

function walkGoals(event: KeyboardEvent): void {
  const { key, currentTarget, target } = event;
  if (!(currentTarget instanceof HTMLElement) || (key !== 'ArrowDown' && key !== 'ArrowUp')) return;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('input, .goals button')];
  const place = stops.findIndex((one) => one === target);
  stops[place + (key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}
