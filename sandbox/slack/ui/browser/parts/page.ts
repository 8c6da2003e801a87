import { html, nothing } from 'lit-html';
import type { Ui } from '../model/ui.ts';
import { channelView } from './channel.ts';
import { formView } from './form.ts';
import { homeView } from './home.ts';
import { inspectorView } from './inspector.ts';
import { popupsView } from './popups.ts';
import { questionView } from './question.ts';
import { sheetView } from './sheets.ts';
import { sidebarView } from './sidebar.ts';
import { switcherView } from './switcher.ts';
import { threadView } from './thread.ts';
import { toastsView } from './toasts.ts';

/** The whole page. `data-shows` says which column a phone shows. */
export function pageView(ui: Ui): unknown {
  const { spot, trouble, announcement, inspector } = ui.model;
  const list = spot.at === undefined || spot.at === 'list';
  const shows = spot.thread !== undefined ? 'thread' : list ? 'list' : 'channel';
  return html`<div class="workspace ${inspector ? 'inspected' : ''}" data-shows=${shows} data-thread=${spot.thread !== undefined}>
      ${sidebarView(ui)} ${spot.at === 'home' ? homeView(ui) : channelView(ui)} ${threadView(ui)}
      ${inspectorView(ui)}
    </div>
    ${trouble === undefined ? nothing : html`<div class="trouble" role="alert">${trouble}</div>`}
    ${popupsView(ui)} ${formView(ui)} ${sheetView(ui)} ${switcherView(ui)} ${questionView(ui)}
    <div class="toasts" role="status">${toastsView(ui)}</div>
    <div class="hidden" aria-live="polite">${announcement}</div>`;
}
