import { edits } from './edits.ts';

/** The known word that a misspelled one most likely meant, or nothing when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const reach = Math.max(1, Math.floor(word.length / 3));
  return known
    .map((candidate) => ({ candidate, far: edits(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= reach)
    .toSorted((a, b) => a.far - b.far)[0]?.candidate;
}
