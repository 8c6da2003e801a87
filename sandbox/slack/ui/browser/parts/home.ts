import { html, nothing } from 'lit-html';
import { blocksView } from '../blocks/block.ts';
import type { Surface } from '../elements/surface.ts';
import type { Ui } from '../model/ui.ts';

/** The app's Home in the middle column. */
export function homeView(ui: Ui): unknown {
  const { state } = ui.model;
  const home = state?.home;
  const back = () => ui.go({ at: 'list' });
  const surface: Surface = {
    ui,
    key: home?.id ?? 'home',
    where: home === undefined ? {} : { view: home.id },
    pane: undefined,
    errors: {},
  };
  return html`<main class="column" aria-label="Home of ${state?.app.name ?? 'the app'}">
    <header class="head">
      <button type="button" class="back" aria-label="Back to the channels" @click=${back}>‹</button>
      <div class="head-name"><h1>${state?.app.name ?? ''}</h1></div>
      <span class="badge">APP</span>
    </header>
    ${appTabsView(ui, 'home')}
    <div class="home" tabindex="0" role="region" aria-label="Home">
      ${
        home === undefined
          ? html`<div class="empty">${state?.app.name ?? 'The app'} has not published a Home for this person yet.</div>`
          : html`<div class="blocks">${blocksView(surface, home.blocks)}</div>`
      }
    </div>
  </main>`;
}

/** The tabs over everything that belongs to the app alone. */
export function appTabsView(ui: Ui, current: 'home' | 'messages'): unknown {
  const direct = directWithApp(ui);
  const tab = (name: 'home' | 'messages', at: string, label: string) => {
    const open = () => {
      void ui.act('home', { tab: name });
      ui.go({ at, thread: undefined });
    };
    const here = name === current;
    return html`<button type="button" aria-current=${here ? 'page' : nothing} @click=${open}>${label}</button>`;
  };
  return html`<nav class="tabs" aria-label="App">
    ${tab('home', 'home', 'Home')} ${direct === undefined ? nothing : tab('messages', direct, 'Messages')}
  </nav>`;
}

/** The conversation of this person with the app, if there is one. */
export function directWithApp({ model }: Ui): string | undefined {
  const app = model.state?.app.user;
  return model.state?.channels.find(
    ({ kind, members }) => kind === 'direct' && app !== undefined && members.includes(app),
  )?.id;
}
