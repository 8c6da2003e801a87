import { html } from 'lit-html';
import type { Ui } from '../model/ui.ts';

/** What is said for a few seconds. Also drawn within a form, which lies over the rest of the page. */
export const toastsView = ({ model }: Ui): unknown =>
  model.toasts.map(({ text, bad }) => html`<div class="toast ${bad ? 'bad' : ''}">${text}</div>`);
