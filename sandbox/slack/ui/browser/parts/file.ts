import { html, nothing } from 'lit-html';
import { until } from 'lit-html/directives/until.js';
import type { ShownFile } from '../../../people/shapes.ts';

const previews = new Map<string, Promise<string>>();
const previewLetters = 1_500;

/** A file in a message: a picture as such, text as its beginning, anything else by name. */
export function fileView(file: ShownFile): unknown {
  const { title, name, url, mimetype, size } = file;
  const head = html`<a class="file-name" href=${url} target="_blank">${title || name}</a>
    <span class="quiet">${sizeOf(size)}</span>`;
  return html`<div class="file">
    <div>${head}</div>
    ${mimetype.startsWith('image/') ? html`<a href=${url} target="_blank"><img src=${url} alt=${file.alt ?? title} /></a>` : nothing}
    ${/^text\/|json$|yaml$/u.test(mimetype) ? html`<pre>${until(previewOf(url), 'Loading…')}</pre>` : nothing}
    ${mimetype.startsWith('image/') && file.alt !== undefined ? html`<div class="quiet">${file.alt}</div>` : nothing}
  </div>`;
}

function previewOf(url: string): Promise<string> {
  const known = previews.get(url);
  if (known !== undefined) return known;
  const asked = fetch(url)
    .then((response) => response.text())
    .then((text) => (text.length > previewLetters ? `${text.slice(0, previewLetters)}\n…` : text))
    .catch(() => 'The file could not be read.');
  previews.set(url, asked);
  return asked;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kibibytes = bytes / 1024;
  return kibibytes < 1024 ? `${kibibytes.toFixed(0)} KB` : `${(kibibytes / 1024).toFixed(1)} MB`;
}
