import { html, nothing } from 'lit-html';
import type { OpenView } from '../../../people/shapes.ts';
import { blocksView } from '../blocks/block.ts';
import { formOf, type Surface } from '../elements/surface.ts';
import { toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';
import { plainView } from '../text/inline.ts';
import { dialogView } from './dialog.ts';
import { toastsView } from './toasts.ts';

/** The form that the app has opened for this person; of several the uppermost. */
export function formView(ui: Ui): unknown {
  const views = ui.model.state?.views ?? [];
  const view = views.at(-1);
  if (view === undefined) return nothing;
  const surface: Surface = {
    ui,
    key: view.id,
    where: { view: view.id },
    pane: undefined,
    errors: ui.model.fieldErrors ?? view.errors,
  };
  const dismiss = (all: boolean) => void dismissed(ui, view, all);
  const submit = (event: Event) => {
    event.preventDefault();
    void submitted(ui, surface);
  };
  const busy = ui.model.busy.has(view.id);
  return dialogView({
    // What was opened empty and then got its fields is begun at the first of them.
    key: `${view.id}/${view.blocks.some(({ type }) => type === 'input')}`,
    label: view.title,
    className: 'form',
    close: () => dismiss(false),
    inner: html`<form novalidate @submit=${submit}>
      ${headView(view, views.length > 1, dismiss)}
      <div class="dialog-body blocks">${blocksView(surface, view.blocks)}</div>
      <div role="alert">${toastsView(ui)}</div>
      <footer class="dialog-foot">
        <button type="button" class="button" @click=${() => dismiss(false)}>${view.close}</button>
        ${
          view.submit === undefined
            ? nothing
            : html`<button type="submit" class="button primary" aria-busy=${busy} ?disabled=${busy}>${view.submit}</button>`
        }
      </footer>
    </form>`,
  });
}

function headView({ title }: OpenView, above: boolean, dismiss: (all: boolean) => void): unknown {
  const back = html`<button
    type="button"
    class="back always"
    aria-label="Back"
    @click=${() => dismiss(false)}
  >
    ‹
  </button>`;
  return html`<header class="dialog-head">
    ${above ? back : nothing}
    <h2>${plainView(title)}</h2>
    <button type="button" class="cross" aria-label="Close everything" @click=${() => dismiss(true)}>
      ×
    </button>
  </header>`;
}

async function dismissed(ui: Ui, { id }: OpenView, all: boolean): Promise<void> {
  ui.change({ fieldErrors: undefined });
  const answer = await ui.act('dismiss', { view: id, all });
  if (!answer.ok) toast(ui, answer.say, true);
  ui.refresh();
}

async function submitted(ui: Ui, surface: Surface): Promise<void> {
  const view = surface.key;
  if (ui.model.busy.has(view)) return;
  ui.change({ busy: new Set(ui.model.busy).add(view), fieldErrors: {} });
  const answer = await ui.act('submit', { view, values: formOf(surface) });
  const busy = new Set(ui.model.busy);
  busy.delete(view);
  ui.change({ busy, fieldErrors: answer.fields });
  if (answer.fields !== undefined) focusWrong();
  else if (!answer.ok) toast(ui, answer.say, true);
  ui.refresh();
}

/** The first field with a sentence gets the focus, after it has been drawn. */
function focusWrong(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('dialog .wrong :is(input, textarea, select)')?.focus();
  });
}
