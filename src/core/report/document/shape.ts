import type { Section, Template } from '../shapes.ts';

/** Text with where it leads: an address that a tracker or a status page gave us, never one that people typed. */
export type Linked = { readonly text: string; readonly link: string };
/** What stands in a cell of a table. */
export type Cell = string | Linked;

/** What a part is made of. Plain text; whoever renders it takes the meaning out of it. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    };

/** One heading of the report with what stands under it. */
export type Part = {
  readonly title: string;
  /** What people write here, and how often it was written: 0 for never. */
  readonly section?: Section | undefined;
  readonly revision?: number | undefined;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
};

/** The whole report. */
export type Document = {
  readonly incident: string;
  readonly template: Template;
  readonly title: string;
  /** What stands above it, each with its name. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly parts: readonly Part[];
};

/** A heading under which people write. */
export type Writable = {
  readonly title: string;
  readonly section: Section;
  readonly revision: number;
};

/** Every heading under which people write, in the order of the report. */
export const writableIn = (parts: readonly Part[]): readonly Writable[] =>
  parts.flatMap(({ title, section, revision = 0, parts: below }) => [
    ...(section === undefined ? [] : [{ title, section, revision }]),
    ...writableIn(below),
  ]);

const notKnown = 'Not known.';

/** An address of the web with nothing in it that could end it, or its cell, where it is written (CommonMark 0.31, 6.5). */
const webAddress = /^https?:\/\/[^\s<>|\\`\p{C}]+$/u;

/** A cell that leads somewhere, where there is somewhere to go; what is no address of the web stays text. */
export function linked(said: string, link: string | undefined): Cell {
  if (link === undefined) return said;
  return webAddress.test(link) ? { text: said, link } : `${said} (${link})`;
}

export const text = (said: string): Block => ({ kind: 'text', text: said });
export const list = (items: readonly string[], none = notKnown): Block =>
  items.length === 0 ? text(none) : { kind: 'list', items };
export const table = (
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  none = notKnown,
): Block => (rows.length === 0 ? text(none) : { kind: 'table', head, rows });
