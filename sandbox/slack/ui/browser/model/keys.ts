import type { Ui } from './ui.ts';

/** The keys that work everywhere: Ctrl+K goes to a channel, Escape closes what is uppermost. */
export function keysOf(ui: Ui): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      ui.change({ sheet: 'switcher' });
    }
    // A dialog closes itself.
    if (event.key !== 'Escape' || document.querySelector('dialog[open]') !== null) return;
    if (ui.model.popup !== undefined) ui.change({ popup: undefined });
    else if (ui.model.spot.thread !== undefined) ui.go({ thread: undefined });
  };
}
