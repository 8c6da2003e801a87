import type { Model } from '../model/model.ts';

export type Suggestion = { readonly word: string; readonly hint: string; readonly text: string };

/** What may be meant by the word before the cursor: a command at the beginning, `@` a person, `#` a channel. */
export function suggestionsFor({ state }: Model, typed: string): readonly Suggestion[] {
  if (state === undefined) return [];
  if (/^\/\S*$/u.test(typed))
    return state.commands
      .filter(({ command }) => command.startsWith(typed.toLowerCase()) && command !== typed)
      .map(({ command, hint, description }) => ({ word: command, hint, text: description }));
  const found = /(?:^|\s)(?<mark>[@#])(?<begun>[\w.-]*)$/u.exec(typed)?.groups;
  if (found === undefined) return [];
  const { mark = '', begun = '' } = found;
  const names = mark === '@' ? peopleOf(state) : channelsOf(state);
  return names
    .filter(({ word }) => word.startsWith(begun) && word !== begun)
    .map((one) => ({ ...one, word: mark + one.word }))
    .slice(0, 8);
}

type State = NonNullable<Model['state']>;

const peopleOf = ({ people }: State): readonly Suggestion[] =>
  people
    .filter(({ deactivated }) => !deactivated)
    .map(({ name, realName }) => ({ word: name, hint: '', text: realName }));

const channelsOf = ({ channels }: State): readonly Suggestion[] =>
  channels
    .filter(({ kind }) => kind !== 'direct')
    .map(({ name, topic }) => ({ word: name, hint: '', text: topic }));

/** The text with its last word replaced by what was chosen, and a blank after it. */
export function accept(typed: string, { word }: Suggestion): string {
  const rest = word.startsWith('/') ? '' : typed.replace(/[@#][\w.-]*$/u, '');
  return `${rest}${word} `;
}

/** How the command that is being typed is used. */
export function usageOf({ state }: Model, typed: string): Suggestion | undefined {
  const name = /^(?<name>\/\S+)(?:\s|$)/u.exec(typed)?.groups?.['name'];
  const found = state?.commands.find(({ command }) => command === name);
  return found === undefined
    ? undefined
    : { word: found.command, hint: found.hint, text: found.description };
}
