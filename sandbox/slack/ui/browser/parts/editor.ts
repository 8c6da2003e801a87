import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { ShownMessage } from '../../../people/shapes.ts';
import { toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';

/** The field in which a person changes the text of a message of their own. */
export function editorView(ui: Ui, { channel, ts, text }: ShownMessage): unknown {
  const stop = () => ui.change({ editing: undefined });
  const save = async (field: HTMLTextAreaElement) => {
    if (field.value.trim() === '') return;
    const answer = await ui.act('edit', { channel, ts, text: field.value });
    if (answer.ok) stop();
    else toast(ui, answer.say, true);
  };
  const keyed = (event: KeyboardEvent) => {
    const { key, shiftKey, currentTarget } = event;
    if (key === 'Escape') {
      event.stopPropagation();
      stop();
    }
    if (key !== 'Enter' || shiftKey || event.isComposing) return;
    event.preventDefault();
    if (currentTarget instanceof HTMLTextAreaElement) void save(currentTarget);
  };
  return html`<div class="editor">
    <textarea
      class="field"
      aria-label="Text of the message"
      .defaultValue=${readable(text)}
      ${ref(focusOnce)}
      @keydown=${keyed}
    ></textarea>
    <span class="quiet">Enter saves, Escape leaves it as it was</span>
  </div>`;
}

function focusOnce(element: Element | undefined): void {
  if (!(element instanceof HTMLTextAreaElement) || element.dataset['seen'] === 'yes') return;
  element.dataset['seen'] = 'yes';
  queueMicrotask(() => {
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  });
}

const readable = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
