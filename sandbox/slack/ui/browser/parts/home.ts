import { html, nothing } from 'lit-html';
import { blocksView } from '../blocks/block.ts';
import type { Surface } from '../elements/surface.ts';
import type { Ui } from '../model/ui.ts';

/** The app's Home in the middle column. */
export function homeView(ui: Ui): unknown {
  const name = ui.model.state?.app.name ?? 'the app';
  const back = () => ui.go({ at: 'list' });
  return html`<main class="column" aria-label="Home of ${name}">
    <header class="head">
      <button type="button" class="back" aria-label="Back to the channels" @click=${back}>‹</button>
      <div class="head-name">
        <h1>${name} <span class="badge">APP</span></h1>
      </div>
    </header>
    ${appTabsView(ui, 'home')}
    <div class="home" tabindex="0" role="region" aria-label="Home">${publishedView(ui, name)}</div>
  </main>`;
}

function publishedView(ui: Ui, name: string): unknown {
  const { state } = ui.model;
  if (state === undefined) return html`<div class="empty">Loading…</div>`;
  if (state.home === undefined)
    return html`<div class="empty">${name} has not published a Home for this person yet.</div>`;
  const { id, blocks } = state.home;
  const surface: Surface = { ui, key: id, where: { view: id }, pane: undefined, errors: {} };
  return html`<div class="blocks">${blocksView(surface, blocks)}</div>`;
}

/** The tabs over everything that belongs to the app alone. */
export function appTabsView(ui: Ui, current: 'home' | 'messages'): unknown {
  const direct = directWithApp(ui);
  const tab = (name: 'home' | 'messages', at: string, label: string) => {
    const open = () => ui.go({ at, thread: undefined });
    const here = name === current;
    return html`<button type="button" aria-current=${here ? 'page' : nothing} @click=${open}>${label}</button>`;
  };
  return html`<nav class="tabs" aria-label="App">
    ${tab('home', 'home', 'Home')} ${direct === undefined ? nothing : tab('messages', direct, 'Messages')}
  </nav>`;
}

/** The conversation of this person with the app, if there is one. */
function directWithApp({ model }: Ui): string | undefined {
  const app = model.state?.app.user;
  return model.state?.channels.find(
    ({ kind, members }) => kind === 'direct' && app !== undefined && members.includes(app),
  )?.id;
}
