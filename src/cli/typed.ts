import type { Options } from './arguments.ts';

/** A command line that works as it stands when it is pasted into a shell in the checkout. A token is never printed. */
export function typedLine(words: readonly string[], options: Options): string {
  const given = Object.entries(options).flatMap(([name, value]) => {
    if (name === 'token' || value === undefined) return [];
    return value === true ? [`--${name}`] : [`--${name}`, value];
  });
  return ['npx', 'sternway', ...words, ...given].map(forShell).join(' ');
}

const plain = /^[\w@%+=:,./-]+$/u;

/** No shell reads anything into what stands between single quotes. */
const forShell = (word: string): string =>
  plain.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
