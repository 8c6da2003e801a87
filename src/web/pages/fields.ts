import { z } from 'zod';
import { html, type Markup } from './markup.ts';

/** What stands in the fields of a form, by their names. */
export type Filled<Name extends string = string> = Readonly<Partial<Record<Name, string>>>;

const Query = z.record(z.string(), z.unknown()).catch({});
const Value = z.string().max(200);

/** What a form sent under these names, without the fields that nobody filled in. */
export function filledIn<Name extends string>(
  names: readonly Name[],
  query: unknown,
): Filled<Name> {
  const sent = Query.parse(query);
  const filled: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const { data: value } = Value.safeParse(sent[name]);
    if (value !== undefined && value.trim() !== '') filled[name] = value;
  }
  return filled;
}

type Field = { readonly name: string; readonly label: string };

export const textField = ({ name, label }: Field, value: string | undefined): Markup =>
  html`<div><label for="${name}">${label}</label><input id="${name}" name="${name}" maxlength="200" value="${value}"></div>`;

type Choice = Field & {
  readonly of: readonly string[];
  /** How it is called that nothing is chosen. */
  readonly none: string;
};

export const choiceField = ({ name, label, of, none }: Choice, value: string | undefined): Markup =>
  html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${none}</option>${of.map((one) => html`<option${one === value && html` selected`}>${one}</option>`)}</select></div>`;

/** Why a form's words are none that can be asked for. */
export const notAsked = (error: z.ZodError): Markup => {
  const problems = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return html`<p class="notice bad" role="alert">This cannot be looked for. ${problems.join('; ')}.</p>`;
};
