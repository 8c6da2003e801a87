/** Texts that people wrote, by name. What programs say (cards, outputs, readings) is not searched. */
const written: ReadonlySet<string> = new Set([
  'title',
  'reason',
  'text',
  'evidence',
  'what',
  'why',
  'finding',
  'fix',
  'conditions',
  'actions',
  'needs',
  'words',
  'left',
]);

export const isSearched = (name: string): boolean => written.has(name);

/** Longer ones are found by their beginning. */
const longestWord = 60;

/**
 * The words of a text, each once: runs of letters and digits, in lower case and without accents. Two texts have a word in
 * common when they have one here.
 */
export function wordsIn(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found.map((word) => Array.from(word).slice(0, longestWord).join('')))];
}
