import { html as written } from 'ghtml';

/** HTML that a template of ours made. Nothing else is put into a page as it is. */
export type Markup = { readonly markup: string };

/** What a template takes: text is escaped, markup is not, what is missing or false leaves nothing. */
export type Hole = Markup | string | number | undefined | false | readonly Hole[];

const filled = (hole: Hole): string => {
  if (hole === undefined || hole === false) return '';
  if (typeof hole === 'string') return written`${hole}`;
  if (typeof hole === 'number') return `${hole}`;
  return 'markup' in hole ? hole.markup : hole.map(filled).join('');
};

/** A piece of a page. Attributes stand between double quotes, so that no text can leave them. */
export const html = (literals: TemplateStringsArray, ...holes: readonly Hole[]): Markup => ({
  markup: literals.map((literal, index) => `${literal}${filled(holes[index])}`).join(''),
});
