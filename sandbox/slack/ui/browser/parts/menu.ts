import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Ui } from '../model/ui.ts';

export type MenuItem = {
  readonly label: string;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly run: () => void | Promise<void>;
};

const edgePx = 8;

/** A menu at a control: the arrow keys walk, Escape and a click elsewhere close it. */
export function menuView(ui: Ui, at: DOMRect, items: readonly MenuItem[]): unknown {
  const run = (item: MenuItem) => {
    ui.change({ popup: undefined });
    void item.run();
  };
  return popupView(
    ui,
    at,
    html`<div class="menu" role="menu" @keydown=${walk}>
      ${items.map(
        (item) =>
          html`<button
            type="button"
            role="menuitem"
            class=${item.danger === true ? 'danger' : ''}
            @click=${() => run(item)}
          >
            <span>${item.label}</span>
            ${item.hint === undefined ? nothing : html`<span class="quiet">${item.hint}</span>`}
          </button>`,
      )}
    </div>`,
  );
}

/** Something that hangs at a control and takes the focus. */
export function popupView(ui: Ui, at: DOMRect, inner: unknown): unknown {
  const close = () => ui.change({ popup: undefined });
  return html`<div class="veil" @click=${close}></div>
    <div class="popup" ${ref((element) => settle(element, at))}>${inner}</div>`;
}

function settle(element: Element | undefined, at: DOMRect): void {
  if (!(element instanceof HTMLElement) || element.dataset['settled'] === 'yes') return;
  element.dataset['settled'] = 'yes';
  queueMicrotask(() => {
    const { offsetWidth: width, offsetHeight: height } = element;
    const left = Math.min(at.left, innerWidth - width - edgePx);
    const below = at.bottom + height + edgePx < innerHeight;
    element.style.left = `${Math.max(edgePx, left)}px`;
    element.style.top = `${Math.max(edgePx, below ? at.bottom + 4 : at.top - height - 4)}px`;
    element.querySelector<HTMLElement>('button, input, a')?.focus();
  });
}

/** The arrow keys walk between the buttons of a menu. */
export function walk(event: KeyboardEvent): void {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowRight: 1,
    ArrowUp: -1,
    ArrowLeft: -1,
  };
  const step = steps[event.key];
  const { currentTarget, target } = event;
  if (step === undefined || !(currentTarget instanceof HTMLElement)) return;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('button')];
  const place = stops.findIndex((one) => one === target);
  stops.at((place + step) % stops.length)?.focus();
  event.preventDefault();
}
