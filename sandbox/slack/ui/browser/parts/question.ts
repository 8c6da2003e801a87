import { html, nothing } from 'lit-html';
import type { Ui } from '../model/ui.ts';
import { dialogView } from './dialog.ts';

/** What must be answered before something is done: an element's `confirm`, or the page's own. */
export function questionView(ui: Ui): unknown {
  const { question } = ui.model;
  if (question === undefined) return nothing;
  const { title, text, confirm, deny, danger, answer } = question;
  return dialogView({
    key: `question/${title}`,
    label: title,
    className: 'small',
    close: () => answer(false),
    inner: html`<h2>${title}</h2>
      <p>${text}</p>
      <footer class="dialog-foot">
        <button type="button" class="button" @click=${() => answer(false)}>${deny}</button>
        <button type="button" data-first class="button ${danger ? 'danger' : 'primary'}" @click=${() => answer(true)}>
          ${confirm}
        </button>
      </footer>`,
  });
}
