import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { draftOf, keepDraft } from '../model/drafts.ts';
import type { Pane } from '../model/model.ts';
import { note } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';
import { accept, type Suggestion, suggestionsFor, usageOf } from './suggest.ts';

type Written = { readonly ui: Ui; readonly pane: Pane; readonly key: string };

const chosen = new Map<string, number>();
const closed = new Set<string>();

/** Where a person writes: Enter sends, Shift+Enter makes a line, `/` offers the app's commands. */
export function composerView(ui: Ui, pane: Pane, label: string): unknown {
  const { as, at, thread } = ui.model.spot;
  const key = `${as}/${at}/${pane === 'thread' ? thread : ''}`;
  const written = { ui, pane, key };
  const text = draftOf(key);
  const offers = closed.has(key) ? [] : suggestionsFor(ui.model, text);
  const place = Math.min(chosen.get(key) ?? 0, Math.max(0, offers.length - 1));
  const usage = offers.length === 0 ? usageOf(ui.model, text) : undefined;
  return html`<form class="composer" @submit=${(event: Event) => submitted(written, event)}>
    ${offers.length === 0 ? nothing : offersView(written, offers, place)}
    ${usage === undefined ? nothing : usageView(usage)}
    <div class="composer-row">
      ${pane === 'channel' ? shortcutsButton(ui) : nothing}
      <textarea
        rows="1"
        aria-label=${label}
        placeholder=${label}
        role="combobox"
        aria-expanded=${offers.length > 0}
        aria-controls="offers-${pane}"
        aria-activedescendant=${offers.length === 0 ? nothing : `offer-${pane}-${place}`}
        .value=${live(text)}
        @input=${(event: Event) => typed(written, event)}
        @keydown=${(event: KeyboardEvent) => keyed(written, event, offers[place])}
      ></textarea>
      <button type="submit" class="send" aria-label="Send" ?disabled=${text.trim() === ''}>Send</button>
    </div>
  </form>`;
}

function shortcutsButton(ui: Ui): unknown {
  const open = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    ui.change({ popup: { kind: 'shortcuts', at: currentTarget.getBoundingClientRect() } });
  };
  return html`<button type="button" class="icon-button" aria-haspopup="menu" aria-label="Shortcuts" @click=${open}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M9 1 3 9h4l-1 6 6-8H8z" /></svg>
  </button>`;
}

function offersView(written: Written, offers: readonly Suggestion[], place: number): unknown {
  return html`<div class="offers" role="listbox" id="offers-${written.pane}" aria-label="Suggestions">
    ${offers.map(
      (offer, at) =>
        html`<button
          type="button"
          role="option"
          tabindex="-1"
          id="offer-${written.pane}-${at}"
          aria-selected=${at === place}
          @click=${(event: Event) => take(written, offer, event.currentTarget)}
        >
          <span><b>${offer.word}</b> <span class="hint">${offer.hint}</span></span>
          <span class="quiet">${offer.text}</span>
        </button>`,
    )}
    <div class="quiet keys">↑ ↓ to choose, Tab or Enter to take, Esc to close</div>
  </div>`;
}

const usageView = ({ word, hint, text }: Suggestion): unknown =>
  html`<div class="usage"><span><b>${word}</b> <span class="hint">${hint}</span></span> <span class="quiet">${text}</span></div>`;

function typed({ ui, key }: Written, { currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLTextAreaElement)) return;
  keepDraft(key, currentTarget.value);
  chosen.set(key, 0);
  closed.delete(key);
  ui.change({});
}

function keyed(written: Written, event: KeyboardEvent, offer: Suggestion | undefined): void {
  if (event.isComposing) return;
  const { key, shiftKey } = event;
  if (offer !== undefined && offerKey(written, event, offer)) return event.preventDefault();
  if (key !== 'Enter' || shiftKey) return;
  event.preventDefault();
  void say(written);
}

/** What a key does while something is offered; false: what it always does. */
function offerKey(
  { ui, pane, key: where }: Written,
  event: KeyboardEvent,
  offer: Suggestion,
): boolean {
  const { key, shiftKey } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const most = suggestionsFor(ui.model, draftOf(where)).length;
    const step = key === 'ArrowDown' ? 1 : -1;
    chosen.set(where, ((chosen.get(where) ?? 0) + step + most) % most);
    ui.change({});
    return true;
  }
  if (key === 'Escape') {
    event.stopPropagation();
    closed.add(where);
    ui.change({});
    return true;
  }
  if ((key !== 'Tab' && key !== 'Enter') || shiftKey) return false;
  take({ ui, pane, key: where }, offer, event.currentTarget);
  return true;
}

function take({ ui, key }: Written, offer: Suggestion, from: EventTarget | null): void {
  keepDraft(key, accept(draftOf(key), offer));
  ui.change({});
  if (from instanceof HTMLElement) from.closest('form')?.querySelector('textarea')?.focus();
}

function submitted(written: Written, event: Event): void {
  event.preventDefault();
  void say(written);
}

async function say({ ui, pane, key }: Written): Promise<void> {
  const text = draftOf(key).trim();
  const { at: channel, thread } = ui.model.spot;
  if (text === '' || channel === undefined) return;
  keepDraft(key, '');
  const { said } = ui.model;
  ui.change({ said: { ...said, [pane]: said[pane] + 1 } });
  const within = pane === 'thread' && thread !== undefined ? { thread } : {};
  const answer = await ui.act('say', { channel, text, ...within });
  if (answer.ok) return;
  // What was not sent is given back, unless the person has begun something else meanwhile.
  if (draftOf(key) === '') keepDraft(key, text);
  note(ui, pane, answer.say);
}
