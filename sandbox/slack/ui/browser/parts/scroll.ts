import { type ElementPart, html, nothing } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import type { Ui } from '../model/ui.ts';

const nearPx = 60;

/** Keeps a scrolled box at its lower end, unless the reader has scrolled up. A new `key` begins at the end again. */
class StayAtEnd extends AsyncDirective {
  #box: HTMLElement | undefined;
  #key = '';
  #atEnd = true;
  #top = 0;
  /** The messages that have been drawn while the box was at its end. */
  readonly #seen = new WeakSet<Element>();
  readonly #watch = new ResizeObserver(() => this.#follow());

  override render(_key: string): unknown {
    return nothing;
  }

  override update({ element }: ElementPart, [key]: [string]): unknown {
    if (element instanceof HTMLElement && this.#box === undefined) this.#begin(element);
    if (key !== this.#key) {
      this.#atEnd = true;
      this.#top = 0;
    }
    this.#key = key;
    // The children are drawn after this element's own parts.
    queueMicrotask(() => this.#follow());
    return nothing;
  }

  #begin(box: HTMLElement): void {
    this.#box = box;
    this.#watch.observe(box);
    const inner = box.firstElementChild;
    if (inner !== null) this.#watch.observe(inner);
    box.addEventListener('scroll', () => {
      this.#atEnd = isAtEnd(box);
      this.#top = box.scrollTop;
      box.dataset['end'] = this.#atEnd ? 'yes' : 'no';
      this.#count(box);
    });
  }

  #follow(): void {
    const box = this.#box;
    if (box === undefined) return;
    if (this.#atEnd) this.#toEnd(box);
    this.#count(box);
  }

  #toEnd(box: HTMLElement): void {
    // Whoever was led elsewhere just now stays there: the browser tells of it only with the next frame.
    this.#atEnd = box.scrollTop >= this.#top - 1 || isAtEnd(box);
    if (this.#atEnd) box.scrollTop = box.scrollHeight;
    this.#top = box.scrollTop;
  }

  /** Says at the button to the end how many messages have come since the reader scrolled up. */
  #count(box: HTMLElement): void {
    const drawn = [...box.querySelectorAll('article')];
    if (this.#atEnd) for (const one of drawn) this.#seen.add(one);
    const arrived = drawn.filter((one) => !this.#seen.has(one)).length;
    const place = box.parentElement?.querySelector('.arrived');
    if (place) place.textContent = arrived === 0 ? '' : `${arrived} new · `;
  }

  protected override disconnected(): void {
    this.#watch.disconnect();
  }
}

const isAtEnd = (box: HTMLElement): boolean =>
  box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;

const stayAtEnd = directive(StayAtEnd);

/** A scrolled list of messages that follows its end, and can be walked with the arrow keys. */
export function scrolledView(ui: Ui, key: string, inner: unknown): unknown {
  const toEnd = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const box = currentTarget.parentElement?.querySelector('.scrolled');
    box?.scrollTo({ top: box.scrollHeight });
  };
  return html`<div class="scroll-frame">
    <div
      class="scrolled"
      role="log"
      aria-label="Messages"
      aria-live="off"
      tabindex="0"
      @keydown=${walkMessages}
      @click=${(event: Event) => followMention(ui, event)}
      ${stayAtEnd(key)}
    >
      <div class="messages">${inner}</div>
    </div>
    <button type="button" class="to-end" @click=${toEnd}><span class="arrived"></span>Newest messages ↓</button>
  </div>`;
}

function walkMessages(event: KeyboardEvent): void {
  const { key, target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  const among = target === currentTarget || target.matches('.message, .notice');
  if (!among || (key !== 'ArrowUp' && key !== 'ArrowDown')) return;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('.message')];
  const place = stops.indexOf(target);
  const next = place === -1 ? stops.at(-1) : stops[place + (key === 'ArrowUp' ? -1 : 1)];
  next?.focus();
  event.preventDefault();
}

/** Names of channels within a text lead there without loading the page anew. */
function followMention(ui: Ui, event: Event): void {
  const { target } = event;
  const channel = target instanceof HTMLElement ? target.dataset['channel'] : undefined;
  if (channel === undefined) return;
  event.preventDefault();
  ui.go({ at: channel, thread: undefined });
}
