import { html } from 'lit-html';
import type { ShownMessage } from '../../../people/shapes.ts';
import { addressOf } from '../model/address.ts';
import type { Pane } from '../model/model.ts';
import { note, question, toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';
import { emojiSign, offered } from '../text/emoji.ts';
import { emojiView } from '../text/inline.ts';
import { type MenuItem, menuView, popupView, walk } from './menu.ts';

/** What can be done with a message: open its thread, react, pin, the app's shortcuts; with one's own also edit and delete. */
export function messageMenuView(ui: Ui, message: ShownMessage, { pane, at }: Hung): unknown {
  const { channel, ts } = message;
  const own = message.author.id === ui.model.spot.as && message.subtype === undefined;
  const tell = async (name: 'pin' | 'unpin' | 'erase') => {
    const answer = await ui.act(name, { channel, ts });
    if (!answer.ok) note(ui, pane, answer.say);
  };
  const items: MenuItem[] = [
    { label: 'Add reaction…', run: () => ui.change({ popup: { kind: 'emoji', ts, pane, at } }) },
    ...(pane === 'channel'
      ? [{ label: 'Reply in thread', run: () => ui.go({ thread: message.thread ?? ts }) }]
      : []),
    { label: 'Copy link', run: () => void copyLink(ui, message) },
    message.pinned
      ? { label: 'Unpin from channel', run: () => void tell('unpin') }
      : { label: 'Pin to channel', run: () => void tell('pin') },
    ...shortcutItems(ui, message, pane),
    ...(own ? ownItems(ui, message, { pane, erase: () => tell('erase') }) : []),
  ];
  return menuView(ui, at, items);
}

type Hung = { readonly pane: Pane; readonly at: DOMRect };

function shortcutItems(ui: Ui, { channel, ts }: ShownMessage, pane: Pane): readonly MenuItem[] {
  const { shortcuts = [], app } = ui.model.state ?? {};
  return shortcuts
    .filter(({ on }) => on === 'message')
    .map(({ shortcut, name }) => ({
      label: name,
      hint: app?.name ?? 'app',
      run: async () => {
        const answer = await ui.act('shortcut', { shortcut, channel, ts });
        if (!answer.ok) note(ui, pane, answer.say);
      },
    }));
}

type Own = { readonly pane: Pane; readonly erase: () => Promise<void> };

function ownItems(ui: Ui, { ts }: ShownMessage, { pane, erase }: Own): readonly MenuItem[] {
  const ask = async () => {
    const words = {
      title: 'Delete message',
      text: 'It cannot be brought back.',
      confirm: 'Delete',
    };
    if (await question(ui, { ...words, deny: 'Keep', danger: true })) await erase();
  };
  return [
    { label: 'Edit message', run: () => ui.change({ editing: `${pane}/${ts}` }) },
    { label: 'Delete message…', danger: true, run: () => void ask() },
  ];
}

async function copyLink(ui: Ui, { channel, thread, ts }: ShownMessage): Promise<void> {
  const link = `${location.origin}${addressOf({ as: undefined, at: channel, thread: thread ?? ts })}`;
  try {
    await navigator.clipboard.writeText(link);
    toast(ui, 'Link copied.');
  } catch {
    toast(ui, `The browser does not let this page copy. The link: ${link}`);
  }
}

/** The small picker of reactions, those with a meaning for the bot first. */
export function emojiPickerView(ui: Ui, message: ShownMessage, { pane, at }: Hung): unknown {
  const choose = (name: string) => {
    ui.change({ popup: undefined });
    void toggleReaction(ui, message, { name, pane });
  };
  return popupView(
    ui,
    at,
    html`<div class="picker" role="menu" aria-label="Reactions" @keydown=${walk}>
      ${offered.map(
        (name) =>
          html`<button type="button" role="menuitem" aria-label=${name} title=":${name}:" @click=${() => choose(name)}>
            ${emojiSign(name) ?? emojiView(name)}
          </button>`,
      )}
    </div>`,
  );
}

/** Adds this person's reaction, or takes it back. */
export async function toggleReaction(
  ui: Ui,
  message: ShownMessage,
  { name, pane }: { readonly name: string; readonly pane: Pane },
): Promise<void> {
  const { channel, ts, reactions } = message;
  const own = reactions.some(
    (one) => one.name === name && one.users.includes(ui.model.spot.as ?? ''),
  );
  const answer = await ui.act(own ? 'unreact' : 'react', { channel, ts, name });
  if (!answer.ok) note(ui, pane, answer.say);
}
