import { html, nothing } from 'lit-html';
import type { ShownMessage } from '../../../people/shapes.ts';
import type { Popup } from '../model/model.ts';
import { note, question, toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';
import { timeOf } from '../text/dates.ts';
import { type MenuItem, menuView, popupView } from './menu.ts';
import { emojiPickerView, messageMenuView } from './message-menu.ts';

/** Whatever hangs at a control at this moment. Menus of blocks are drawn where the block is. */
export function popupsView(ui: Ui): unknown {
  const { popup } = ui.model;
  if (popup === undefined || popup.kind === 'overflow') return nothing;
  if (popup.kind === 'shortcuts') return menuView(ui, popup.at, shortcutItems(ui));
  if (popup.kind === 'pins') return pinsView(ui, popup.at);
  if (popup.kind === 'channel') return menuView(ui, popup.at, channelItems(ui));
  return 'ts' in popup ? overMessage(ui, popup) : nothing;
}

function overMessage(ui: Ui, popup: Extract<Popup, { ts: string }>): unknown {
  const page = popup.pane === 'thread' ? ui.model.thread : ui.model.page;
  const message = page?.messages.find(({ ts, ephemeral }) => ts === popup.ts && !ephemeral);
  if (message === undefined) return nothing;
  return popup.kind === 'emoji'
    ? emojiPickerView(ui, message, popup)
    : messageMenuView(ui, message, popup);
}

function shortcutItems(ui: Ui): readonly MenuItem[] {
  const shortcuts = (ui.model.state?.shortcuts ?? []).filter(({ on }) => on === 'global');
  if (shortcuts.length === 0) return [{ label: 'The app has no shortcuts', run: () => {} }];
  return shortcuts.map(({ shortcut, name, description }) => ({
    label: name,
    hint: description,
    run: async () => {
      const answer = await ui.act('shortcut', { shortcut });
      if (!answer.ok) note(ui, 'channel', answer.say);
    },
  }));
}

function pinsView(ui: Ui, at: DOMRect): unknown {
  const { page } = ui.model;
  const pinned = (page?.pins ?? []).map((ts) =>
    page?.messages.find((message) => message.ts === ts),
  );
  return popupView(
    ui,
    at,
    html`<div class="menu pins">
      ${pinned.map((message) => (message === undefined ? nothing : pinView(ui, message)))}
      ${pinned.includes(undefined) ? html`<div class="quiet">A pinned reply stands in its thread.</div>` : nothing}
    </div>`,
  );
}

function pinView(ui: Ui, { ts, author, text }: ShownMessage): unknown {
  const show = () => {
    ui.change({ popup: undefined });
    const row = document.querySelector<HTMLElement>(`.column [data-ts="${ts}"]`);
    // One that is taller than the screen is read from its top.
    row?.scrollIntoView({ block: 'start' });
    row?.focus({ preventScroll: true });
  };
  return html`<button type="button" @click=${show}>
    <span><b>${author.name}</b> <span class="quiet">${timeOf(ts)}</span></span>
    <span class="pin-text">${text}</span>
  </button>`;
}

function channelItems(ui: Ui): readonly MenuItem[] {
  const channel = ui.model.page?.channel;
  if (channel === undefined) return [];
  const { id, name, archived, joined } = channel;
  const run = (act: 'join' | 'leave' | 'archive' | 'unarchive') => async () => {
    const sure = {
      title: `Archive #${name}`,
      text: 'Nobody can write in it afterwards.',
      confirm: 'Archive',
    };
    if (act === 'archive' && !(await question(ui, { ...sure, deny: 'Cancel', danger: true })))
      return;
    const answer = await ui.act(act, { channel: id });
    if (!answer.ok) toast(ui, answer.say, true);
  };
  return [
    { label: 'Invite somebody…', run: () => ui.change({ sheet: 'invite' }) },
    joined
      ? { label: 'Leave channel', run: run('leave') }
      : { label: 'Join channel', run: run('join') },
    ...removals(ui, channel),
    archived
      ? { label: 'Bring back from the archive', run: run('unarchive') }
      : { label: 'Archive channel…', danger: true, run: run('archive') },
  ];
}

type Channel = { readonly id: string; readonly members: readonly string[] };

function removals(ui: Ui, { id, members }: Channel): readonly MenuItem[] {
  return (ui.model.state?.people ?? [])
    .filter((person) => members.includes(person.id) && person.id !== ui.model.spot.as)
    .map(({ id: user, name }) => ({
      label: `Remove ${name}`,
      run: async () => {
        const answer = await ui.act('kick', { channel: id, user });
        if (!answer.ok) toast(ui, answer.say, true);
      },
    }));
}
