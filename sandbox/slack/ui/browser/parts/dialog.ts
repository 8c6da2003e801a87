import { html } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { ref } from 'lit-html/directives/ref.js';

type Dialog = {
  /** A new key is a new dialog: the focus goes to its beginning. */
  readonly key: string;
  readonly label: string;
  readonly className?: string;
  readonly close: () => void;
  readonly inner: unknown;
};

/** A dialog over the page: the browser keeps the focus in it and gives it back; Escape closes it. */
export function dialogView({ key, label, className = '', close, inner }: Dialog): unknown {
  const canceled = (event: Event) => {
    event.preventDefault();
    close();
  };
  const outside = (event: Event) => {
    if (event.target === event.currentTarget) close();
  };
  return keyed(
    key,
    html`<dialog
      class=${className}
      aria-label=${label}
      @cancel=${canceled}
      @mousedown=${outside}
      ${ref(show)}
    >
      ${inner}
    </dialog>`,
  );
}

function show(element: Element | undefined): void {
  if (!(element instanceof HTMLDialogElement) || element.open) return;
  queueMicrotask(() => {
    if (element.open || !element.isConnected) return;
    element.showModal();
    const first = element.querySelector<HTMLElement>(
      '[data-first], input:not([type=hidden]), textarea, select, summary, .button.primary',
    );
    first?.focus();
  });
}
