import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ChannelRow } from '../../../people/shapes.ts';
import { addressOf } from '../model/address.ts';
import { toggleTheme } from '../model/theme.ts';
import type { Ui } from '../model/ui.ts';

/** The left column: who one is, the channels, the app, and switches of this page. */
export function sidebarView(ui: Ui): unknown {
  const { state } = ui.model;
  const shown = (state?.channels ?? []).filter(({ archived }) => !archived);
  const joined = shown.filter((channel) => channel.joined && channel.kind !== 'direct');
  const others = shown.filter((channel) => !channel.joined && channel.kind !== 'direct');
  const direct = shown.filter(({ kind }) => kind === 'direct');
  const archived = (state?.channels ?? []).filter((channel) => channel.archived);
  return html`<nav class="sidebar" aria-label="Channels">
    <div class="team">
      <b>${state?.team.name ?? 'Workspace'}</b><span class="quiet">local, not Slack</span>
    </div>
    ${actAsView(ui)}
    <div class="sidebar-list">
      ${groupView(ui, 'Channels', joined)}
      <h2>Apps</h2>
      ${homeRow(ui)} ${direct.map((channel) => rowView(ui, channel))}
      ${others.length === 0 ? nothing : groupView(ui, 'Not joined', others)}
      ${archived.length === 0 ? nothing : foldedView(ui, archived)}
    </div>
    ${switchesView(ui)}
  </nav>`;
}

function actAsView(ui: Ui): unknown {
  const { state, spot } = ui.model;
  const changed = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement)) return;
    ui.go({ as: currentTarget.value, thread: undefined });
  };
  const people = (state?.people ?? []).filter(
    ({ kind, deactivated }) => kind !== 'app' && !deactivated,
  );
  return html`<label class="act-as"
    >Acting as
    <select .value=${live(spot.as ?? '')} @change=${changed}>
      ${people.map(
        ({ id, name, kind }) =>
          html`<option value=${id} ?selected=${id === spot.as}>${name}${kind === 'guest' ? ' (guest)' : ''}</option>`,
      )}
    </select></label
  >`;
}

function groupView(ui: Ui, label: string, channels: readonly ChannelRow[]): unknown {
  const create = () => ui.change({ sheet: 'create' });
  return html`<h2>
      ${label}${label === 'Channels' ? html`<button type="button" aria-label="Create a channel" @click=${create}>+</button>` : nothing}
    </h2>
    ${channels.map((channel) => rowView(ui, channel))}`;
}

const foldedView = (ui: Ui, channels: readonly ChannelRow[]): unknown =>
  html`<details>
    <summary><h2>Archived</h2></summary>
    ${channels.map((channel) => rowView(ui, channel))}
  </details>`;

function rowView(ui: Ui, { id, name, kind, unread, mentions }: ChannelRow): unknown {
  const words = unread === 0 ? '' : `, ${unread} unread`;
  return linkView(ui, id, {
    label: `${name}${words}`,
    className: unread > 0 ? 'unread' : '',
    inner: html`<span class="sign" aria-hidden="true">${kind === 'direct' ? '@' : kind === 'private' ? '◆' : '#'}</span>
      <span class="row-name">${name}</span>
      ${unread === 0 ? nothing : html`<span class="count ${mentions > 0 ? 'mentions' : ''}">${unread}</span>`}`,
  });
}

function homeRow(ui: Ui): unknown {
  const { app } = ui.model.state ?? {};
  if (app === undefined) return nothing;
  const away = app.connections === 0;
  return linkView(ui, 'home', {
    label: `Home of ${app.name}`,
    className: '',
    inner: html`<span class="sign ${away ? 'away' : 'live'}" aria-hidden="true">●</span>
      <span class="row-name">${app.name} Home</span>`,
  });
}

type Link = {
  readonly label: string;
  readonly className: string;
  readonly inner: unknown;
};

function linkView(ui: Ui, at: string, { label, className, inner }: Link): unknown {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    ui.go({ at, thread: undefined });
  };
  const here = ui.model.spot.at === at;
  return html`<a
    class="row ${className}"
    href=${addressOf({ as: ui.model.spot.as, at, thread: undefined })}
    aria-label=${label}
    aria-current=${here ? 'page' : nothing}
    @click=${open}
    >${inner}</a
  >`;
}

function switchesView(ui: Ui): unknown {
  const { fallback, inspector, connected } = ui.model;
  const set = (part: 'fallback' | 'inspector') => () => {
    ui.change({ [part]: !ui.model[part] });
    ui.refresh();
  };
  return html`<div class="switches">
    <div class="connection" role="status">${connected ? nothing : 'Connecting again…'}</div>
    <button type="button" @click=${() => ui.change({ sheet: 'switcher' })}>Go to… <kbd>Ctrl K</kbd></button>
    <button type="button" aria-pressed=${fallback} @click=${set('fallback')}>Text instead of blocks</button>
    <button type="button" aria-pressed=${inspector} @click=${set('inspector')}>Inspector</button>
    <button type="button" @click=${toggleTheme}>Light or dark</button>
  </div>`;
}
