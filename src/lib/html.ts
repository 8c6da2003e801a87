/** A piece of HTML, told apart from text by its type: text is escaped wherever it is put in, and a piece is not. */
export type Html = { readonly html: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What may stand in no HTML document, and what would turn the lines around it. */
const forbidden =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Nothing of it has to be replaced: plain letters without those of markup. */
const harmless = /^[ !#-%(-;=?-~]*$/u;

const escaped = (text: string): string =>
  harmless.test(text)
    ? text
    : text
        .toWellFormed()
        .replace(/[\t\n\r]/gu, ' ')
        .replace(forbidden, '\u{FFFD}')
        .replace(/[&<>"']/gu, (character) => entities[character] ?? character);

type Value = string | number | Html | readonly Html[] | undefined;

/**
 * `` html`<p id="${id}">${text}</p>` ``: markup stands in the template alone. Values go into text and into attributes
 * between double quotes, never into names, scripts, styles or addresses.
 */
export const html = (markup: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  html: markup.map((piece, index) => `${piece}${written(values[index])}`).join(''),
});

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'object') {
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  }
  return escaped(String(value));
}
