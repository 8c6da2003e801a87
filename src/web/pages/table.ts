import { type Hole, html, type Markup } from './markup.ts';

type Table = {
  readonly caption: string;
  readonly columns: readonly string[];
  /** `entries`: on a narrow screen all but the last cell of a row share a line. */
  readonly shape?: 'entries';
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Hole[])[];
};

/** A table that becomes a list of named values where the screen is narrow; nothing where there are no rows. */
export const table = ({ caption, columns, rows, shape }: Table): Markup | undefined =>
  rows.length === 0
    ? undefined
    : html`<table class="stack ${shape}"><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
        ([first, ...others]) =>
          html`<tr><th scope="row">${first}</th>${others.map((cell, index) => html`<td data-name="${columns[index + 1]}">${cell}</td>`)}</tr>`,
      )}</tbody></table>`;

const isEmptyList = (part: Hole): boolean => Array.isArray(part) && part.length === 0;

/** A part of a page under its heading; nothing where it has nothing to say. */
export const section = (heading: string, ...parts: readonly Hole[]): Markup | undefined =>
  parts.every((part) => part === undefined || part === false || isEmptyList(part))
    ? undefined
    : html`<section><h2>${heading}</h2>${parts}</section>`;
