import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { LogEntry } from '../../../control/shapes.ts';
import type { Ui } from '../model/ui.ts';
import { faultsView } from './faults.ts';

const shownLines = 300;

/** The drawer that shows all that goes between the app and the workspace, newest first. */
export function inspectorView(ui: Ui): unknown {
  const { inspector, log, logFilter, state } = ui.model;
  if (!inspector) return nothing;
  const words = logFilter.toLowerCase();
  const found = log.filter((entry) => words === '' || searchable(entry).includes(words));
  const lines = found.toReversed().slice(0, shownLines);
  const typed = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLInputElement) ui.change({ logFilter: currentTarget.value });
  };
  return html`<section class="inspector" aria-label="Inspector">
    <header>
      <b>Inspector</b>
      <span class="quiet">${state?.app.connections ?? 0} live sockets, ${found.length} of ${log.length} lines</span>
      <input type="search" aria-label="Filter the lines" placeholder="Filter: chat.update, error, /rollback…" .value=${live(logFilter)} @input=${typed} />
      <button type="button" class="cross" aria-label="Close inspector" @click=${() => ui.change({ inspector: false })}>×</button>
    </header>
    ${faultsView(ui)}
    <div class="log" role="log" aria-live="off" tabindex="0" aria-label="Calls and envelopes">
      ${lines.length === 0 ? html`<div class="empty">Nothing yet.</div>` : nothing}
      ${repeat(lines, ({ n }) => n, lineView)}
    </div>
  </section>`;
}

const texts = new WeakMap<LogEntry, string>();

function searchable(entry: LogEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = JSON.stringify(entry).toLowerCase() + (entry.ok ? '' : ' error');
  texts.set(entry, text);
  return text;
}

const arrows = { app: 'app →', workspace: '→ app', person: 'person' } as const;

function lineView({ n, at, from, kind, name, ok, error, ms, body, answer }: LogEntry): unknown {
  const open = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLDetailsElement) fillIn(currentTarget, { body, answer });
  };
  return html`<details class="line" @toggle=${open}>
    <summary>
      <span class="quiet">${n}</span>
      <time class="quiet">${new Date(at).toLocaleTimeString(undefined, { hour12: false })}</time>
      <span class="way">${arrows[from]}</span>
      <span class="kind">${kind}</span>
      <b>${name}</b>
      <span class=${ok ? 'fine' : 'bad'}>${ok ? 'ok' : (error ?? 'error')}</span>
      ${ms === undefined ? nothing : html`<span class="quiet">${ms.toFixed(0)} ms</span>`}
    </summary>
    <pre></pre>
  </details>`;
}

/** The whole is written only where somebody looks: hundreds of hidden documents would slow the page. */
function fillIn(line: HTMLDetailsElement, whole: unknown): void {
  const into = line.querySelector('pre');
  if (into !== null && line.open) into.textContent = JSON.stringify(whole, undefined, 2);
}
